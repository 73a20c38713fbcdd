/** Text with runs of blanks between its cells. Door: {@link org.wayworth.warehouse.format.blanks.AlignedText}. */
@NullMarked
package org.wayworth.warehouse.format.blanks;

import org.jspecify.annotations.NullMarked;
