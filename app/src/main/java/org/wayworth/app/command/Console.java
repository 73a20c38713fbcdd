package org.wayworth.app.command;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.wayworth.warehouse.Progress;

/** Tells on the error stream what is being done: at once for steps, now and then for counts. */
final class Console implements Progress {

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintWriter err;
    private long lastAt;

    Console(PrintWriter err) {
        this.err = err;
        this.lastAt = System.nanoTime() - QUIET_NANOS;
    }

    @Override
    public synchronized void at(String step) {
        long now = System.nanoTime();
        if (now - lastAt >= QUIET_NANOS) {
            lastAt = now;
            err.println("  … " + step);
        }
    }

    /** A step that is always told. */
    void say(String step) {
        err.println(step);
    }
}
