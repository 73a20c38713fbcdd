/** From files to trustworthy tables. Door: {@link org.wayworth.warehouse.DataFolder}. */
@NullMarked
package org.wayworth.warehouse;

import org.jspecify.annotations.NullMarked;
