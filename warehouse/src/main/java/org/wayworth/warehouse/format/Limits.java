package org.wayworth.warehouse.format;

/** What a record of a file may hold. What is larger is refused: often a quote that is never closed. */
public final class Limits {

    public static final int MOST_COLUMNS = 4_000;
    public static final int LONGEST_CELL = 1_000_000;
    public static final int LONGEST_RECORD = 2_000_000;

    private Limits() {}
}
