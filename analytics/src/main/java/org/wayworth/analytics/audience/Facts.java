package org.wayworth.analytics.audience;

/** What is known of each row's customer on its day, as numbers: all that conditions can ask about. */
interface Facts {

    /** The value of an attribute that is not known; no condition can ask for it. */
    int NOT_KNOWN = -1;

    /** Nothing is known. */
    Facts NONE = new Facts() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public int value(int attribute, int row) {
            return NOT_KNOWN;
        }
    };

    /** Attributes, numbered from 0. */
    int count();

    /** Equal numbers are equal values. */
    int value(int attribute, int row);
}
