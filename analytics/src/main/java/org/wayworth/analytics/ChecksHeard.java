package org.wayworth.analytics;

import java.util.function.Supplier;

/**
 * Lets whoever started a run hear of its robustness checks, which are made in many places and are what most runs spend
 * their time on. Heard on the thread of the run; what is heard changes nothing in the answer.
 */
public final class ChecksHeard {

    /** Hears of checks; must return at once. */
    public interface Listener {

        /** A check is about to be run. */
        void begins();

        /** A check has its verdict. */
        void ends();
    }

    private static final Listener NOBODY = new Listener() {
        @Override
        public void begins() {}

        @Override
        public void ends() {}
    };

    private static final ThreadLocal<Listener> LISTENER = ThreadLocal.withInitial(() -> NOBODY);

    private ChecksHeard() {}

    /** Does the work, whose checks on this thread the listener hears. */
    public static <T> T by(Listener listener, Supplier<T> work) {
        Listener before = LISTENER.get();
        LISTENER.set(listener);
        try {
            return work.get();
        } finally {
            LISTENER.set(before);
        }
    }

    /** Said where a check is named, before it is run. */
    public static void begins() {
        LISTENER.get().begins();
    }

    /** Said where a check gets its verdict. */
    public static void ends() {
        LISTENER.get().ends();
    }
}
