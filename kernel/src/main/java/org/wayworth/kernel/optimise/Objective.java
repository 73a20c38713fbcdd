package org.wayworth.kernel.optimise;

/** A smooth function to be made small. */
@FunctionalInterface
public interface Objective {

    /**
     * The value at {@code x}; infinite or NaN where the function is not defined, and a line search then steps back.
     *
     * @param gradient filled with the first derivatives, when the value is finite
     */
    double at(double[] x, double[] gradient);
}
