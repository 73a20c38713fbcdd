package org.wayworth.kernel.typing;

/** Says the class of a row. */
@FunctionalInterface
public interface Classifier {

    /** @param row one value for each column it was fitted on */
    int classOf(double[] row);
}
