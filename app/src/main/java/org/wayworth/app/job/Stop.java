package org.wayworth.app.job;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Ends work that is not wanted any more: before the next reading of the data, or, in the middle of computing, at the next
 * block of work. A reading is never cut off, so that files are not left half read.
 */
public final class Stop implements Readings {

    private boolean isAsked;
    private boolean isFinal;
    private boolean isReading;
    private Thread[] worker = {};

    /** Work on this thread ends when asked to, and leaves no trace on the thread. */
    public <T> T on(Supplier<T> work) {
        synchronized (this) {
            worker = new Thread[] {Thread.currentThread()};
        }
        try {
            requireWanted();
            return work.get();
        } finally {
            synchronized (this) {
                worker = new Thread[0];
                // The interruption was meant for this work, not for what the thread does next.
                Thread.interrupted();
            }
        }
    }

    public synchronized void ask() {
        isAsked = true;
        if (!isReading) {
            interrupt();
        }
    }

    /** @return false where it cannot be ended any more, and nothing has changed */
    synchronized boolean askUnlessFinal() {
        if (!isFinal) {
            ask();
        }
        return !isFinal;
    }

    /**
     * From here on the work is done to its end: what it does next cannot be taken back.
     *
     * @throws CancellationException if it was asked to stop before
     */
    public synchronized void becomesFinal() {
        requireWanted();
        isFinal = true;
    }

    public synchronized boolean isAsked() {
        return isAsked;
    }

    private void interrupt() {
        for (Thread thread : worker) {
            thread.interrupt();
        }
    }

    /** @throws CancellationException once it is asked to stop */
    public synchronized void requireWanted() {
        if (isAsked && !isFinal) {
            throw new CancellationException("the work is not wanted any more");
        }
    }

    /** Work that is never cut off: it ends by itself, or where it asks whether it is still wanted. */
    @Override
    public <T> T read(Supplier<T> reading) {
        synchronized (this) {
            requireWanted();
            isReading = true;
        }
        try {
            return reading.get();
        } finally {
            synchronized (this) {
                isReading = false;
            }
        }
    }
}
