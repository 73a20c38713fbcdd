package org.wayworth.warehouse.load;

import org.jspecify.annotations.Nullable;

/** Fills one column of a normalised row from the cells of a record. */
@FunctionalInterface
interface Slot {

    /** Appends the value, or nothing for null. Returns what is wrong with the cell, or null. */
    @Nullable
    Fault write(String[] cells, StringBuilder out);
}
