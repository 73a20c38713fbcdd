package org.wayworth.app.navigation;

/** Under what an entry stands in the menu. */
public enum Group {
    HOME(""),
    UNDERSTAND("Understand"),
    ACT("Act"),
    RUN("Run");

    private final String label;

    Group(String label) {
        this.label = label;
    }

    /** The heading over its entries; empty where they need none. */
    public String label() {
        return label;
    }
}
