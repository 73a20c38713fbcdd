package org.wayworth.kernel.optimise;

/** A function whose second derivatives are known too. */
public interface CurvedObjective extends Objective {

    /** The second derivatives at {@code x}, p × p, row after row. */
    double[] hessian(double[] x);
}
