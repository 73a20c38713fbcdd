package org.wayworth.app.handover;

/** Somebody ended an import, or the server did, before it was recorded: nothing of it was kept. */
public final class ImportEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param why in a sentence */
    public ImportEnded(String why) {
        super(why);
    }
}
