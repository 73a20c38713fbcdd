/** In which encoding a text is written. Door: {@link org.wayworth.warehouse.format.text.Encoding}. */
@NullMarked
package org.wayworth.warehouse.format.text;

import org.jspecify.annotations.NullMarked;
