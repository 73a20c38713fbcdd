/** The canonical tables: their dictionary, and how they are built from checked rows. */
@NullMarked
package org.wayworth.warehouse.canonical;

import org.jspecify.annotations.NullMarked;
