package org.wayworth.kernel.synthetic;

/** How weights are found. */
public enum Search {
    /** The optimum itself: the same weights whoever computes them. */
    EXACT {
        @Override
        double[] weights(Simplex problem, double noise) {
            return problem.exact();
        }
    },
    /** As the authors' R package stops on its way there: to compare with published figures. */
    FRANK_WOLFE {
        @Override
        double[] weights(Simplex problem, double noise) {
            return problem.frankWolfe(LEAST_GAIN * noise);
        }
    };

    private static final double LEAST_GAIN = 1e-5;

    abstract double[] weights(Simplex problem, double noise);
}
