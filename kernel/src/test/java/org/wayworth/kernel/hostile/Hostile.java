package org.wayworth.kernel.hostile;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;

/** Runs one method on one table. */
final class Hostile {

    /** What a method does with a table. */
    @FunctionalInterface
    interface Entry {
        @Nullable
        Object on(Table table);
    }

    private static final Set<String> RESULTS = Set.of(
            "org.wayworth.kernel.Estimate",
            "org.wayworth.kernel.Interval",
            "org.wayworth.kernel.Vector",
            "org.wayworth.kernel.Matrix");

    private Hostile() {}

    /** A wrong call that says what must hold; a result that cannot be built is a defect. */
    static boolean isRefusal(@Nullable Throwable thrown) {
        if (!(thrown instanceof IllegalArgumentException) || thrown.getMessage() == null) {
            return false;
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName().startsWith("org.wayworth.kernel.")
                && !RESULTS.contains(trace[0].getClassName())
                && thrown.getMessage().contains("must");
    }

    /** Whether the method answers at all: a call that is always wrong would prove nothing. */
    static boolean answers(Entry entry, Table table) {
        try {
            return !(entry.on(table) instanceof Fit.Impossible<?>);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** What is wrong with the answer; empty when it is finite or refused. */
    static Set<String> faults(Entry entry, Table table) {
        try {
            return Finite.faults(entry.on(table));
        } catch (RuntimeException thrown) {
            if (isRefusal(thrown)) {
                return Set.of();
            }
            StackTraceElement at = thrown.getStackTrace().length == 0 ? null : thrown.getStackTrace()[0];
            StackTraceElement ours = java.util.Arrays.stream(thrown.getStackTrace())
                    .filter(e -> e.getClassName().startsWith("org.wayworth.kernel."))
                    .findFirst()
                    .orElse(at);
            return Set.of("throws " + thrown + " at " + ours);
        }
    }
}
