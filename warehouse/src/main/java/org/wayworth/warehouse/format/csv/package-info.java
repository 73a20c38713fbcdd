/** Text with a separator between its cells. Door: {@link org.wayworth.warehouse.format.csv.SeparatedText}. */
@NullMarked
package org.wayworth.warehouse.format.csv;

import org.jspecify.annotations.NullMarked;
