package org.wayworth.analytics.audience;

import org.wayworth.condition.Truth;

/** One comparison of a {@link Sieve}: what it says of each row, in small numbers. */
sealed interface Leaf {

    /** What is known of a row's fact, as far as the comparison asks for it. */
    int state(int row);

    /** What the comparison says of a row in that state. */
    Truth truth(int state);

    /**
     * One that is met or not.
     *
     * @param truths by {@link #code}, one a row
     */
    record Plain(byte[] truths) implements Leaf {

        /** A truth in a byte: a million rows hold a megabyte. */
        static byte code(Truth truth) {
            return (byte) (truth == Truth.YES ? 1 : truth == Truth.NO ? -1 : 0);
        }

        @Override
        public int state(int row) {
            return truths[row];
        }

        @Override
        public Truth truth(int state) {
            return state > 0 ? Truth.YES : state < 0 ? Truth.NO : Truth.UNKNOWN;
        }
    }

    /**
     * A number on one side of a border.
     *
     * @param bands of {@link UsualNumbers}, one a row; {@link #BLANK} where nothing is known
     * @param place that divides
     * @param isAbove whether what lies above it is meant
     */
    record Divide(int[] bands, int place, boolean isAbove) implements Leaf {

        static final int BLANK = -1;

        @Override
        public int state(int row) {
            return bands[row];
        }

        @Override
        public Truth truth(int state) {
            return truth(state, place);
        }

        /** The same at another place. */
        Truth truth(int band, int otherPlace) {
            return band == BLANK ? Truth.UNKNOWN : Truth.of(band > otherPlace == isAbove);
        }
    }
}
