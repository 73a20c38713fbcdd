package org.wayworth.app.desk;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.KnownFacts;
import org.wayworth.warehouse.Warehouse;

/**
 * Ends the work on a question that nobody waits for any more: before the next reading of the data, or, in the middle of
 * computing, at the next block of work. A reading is never cut off, so that files are not left half read.
 */
final class Stop {

    private boolean isAsked;
    private boolean isReading;
    private Thread[] worker = {};

    /** Work on this thread ends when asked to, and leaves no trace on the thread. */
    <T> T on(Supplier<T> work) {
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

    synchronized void ask() {
        isAsked = true;
        if (!isReading) {
            interrupt();
        }
    }

    synchronized boolean isAsked() {
        return isAsked;
    }

    private void interrupt() {
        for (Thread thread : worker) {
            thread.interrupt();
        }
    }

    private synchronized void requireWanted() {
        if (isAsked) {
            throw new CancellationException("nobody waits for the answer any more");
        }
    }

    private <T> T read(Supplier<T> reading) {
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

    /** The same tables, which refuse to be read once the work is to end. */
    Warehouse over(Warehouse warehouse) {
        return new Warehouse() {
            @Override
            public String dataVersion() {
                return warehouse.dataVersion();
            }

            @Override
            public Columns read(Class<?> beside, String sqlFile, Record parameters) {
                return Stop.this.read(() -> warehouse.read(beside, sqlFile, parameters));
            }

            @Override
            public <R extends Record> List<R> rows(Class<?> beside, String sqlFile, Record parameters, Class<R> row) {
                return Stop.this.read(() -> warehouse.rows(beside, sqlFile, parameters, row));
            }

            @Override
            public KnownFacts knownFacts() {
                return Stop.this.read(warehouse::knownFacts);
            }

            @Override
            public Columns factsAt(List<Fact> facts, long[] customers, long[] moments) {
                return Stop.this.read(() -> warehouse.factsAt(facts, customers, moments));
            }

            @Override
            public boolean[] holds(Condition condition, long[] customers, long[] moments) {
                return Stop.this.read(() -> warehouse.holds(condition, customers, moments));
            }
        };
    }
}
