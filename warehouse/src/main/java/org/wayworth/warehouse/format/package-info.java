/**
 * From the bytes of a file to its records. One folder below this one for each kind of file; a new kind is a new folder, and a
 * word in {@code load}, which chooses. Contract: {@link org.wayworth.warehouse.format.Format}.
 */
@NullMarked
package org.wayworth.warehouse.format;

import org.jspecify.annotations.NullMarked;
