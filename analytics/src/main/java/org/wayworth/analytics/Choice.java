package org.wayworth.analytics;

/** A constant of an enum that serves as an option: what choosing it means, for forms and help. */
public interface Choice {

    /** A phrase: "sales minus refunds, in money". */
    String meaning();
}
