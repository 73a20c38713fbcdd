package org.wayworth.app.job;

/** So much waits already that no more is taken. */
public final class LineFull extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int waiting;

    LineFull(int waiting) {
        super(waiting + " jobs wait already, and no more are taken");
        this.waiting = waiting;
    }

    public int waiting() {
        return waiting;
    }
}
