/** How numbers, dates and times are written in sources, and what they mean. Doors: {@link org.wayworth.warehouse.notation.Numbers}, {@link org.wayworth.warehouse.notation.Times}. */
@NullMarked
package org.wayworth.warehouse.notation;

import org.jspecify.annotations.NullMarked;
