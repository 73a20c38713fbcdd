package org.wayworth.warehouse;

/** Told what an import is doing, for someone who waits. Called from several threads. */
@FunctionalInterface
public interface Progress {

    /** @param step a short sentence without a full stop: "reading orders.csv, 200,000 records" */
    void at(String step);

    /** Tells nobody. */
    static Progress silent() {
        return step -> {};
    }
}
