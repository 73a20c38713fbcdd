package org.wayworth.warehouse;

/** Told what an import is doing, for someone who waits. Called from several threads. */
@FunctionalInterface
public interface Progress {

    /** @param step a short sentence without a full stop: "reading orders.csv, 200,000 records" */
    void at(String step);

    /**
     * Called once, before an import is recorded. What this throws ends the import, of which nothing is kept then; once this
     * has returned, nothing but a fault ends it.
     */
    default void records() {}

    /** Tells nobody. */
    static Progress silent() {
        return step -> {};
    }
}
