package org.wayworth.kernel.cluster;

/** How unlike two rows are: 0 or more, symmetric, 0 for a row and itself. */
public interface Dissimilarity {

    /** Rows. */
    int size();

    /** Between rows {@code i} and {@code j}, counted from 0. */
    double between(int i, int j);
}
