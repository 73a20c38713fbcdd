package org.wayworth.warehouse;

/** The data were changed by an import while they were being read. Nothing is wrong: ask for the warehouse again. */
public final class DataChanged extends IllegalStateException {

    private static final long serialVersionUID = 1;

    DataChanged(String before, String now) {
        super("the data changed from " + before + " to " + now
                + " while they were being read: ask for the warehouse again");
    }
}
