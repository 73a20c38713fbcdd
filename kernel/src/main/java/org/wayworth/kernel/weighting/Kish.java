package org.wayworth.kernel.weighting;

import org.wayworth.kernel.matrix.Rows;

/** What unequal weights and clusters cost (Kish 1965, Survey Sampling; 1992, Journal of Official Statistics 8(2)). */
public final class Kish {

    private Kish() {}

    /** (Σw)² / Σw²: how many equally weighted rows would know as much. */
    public static double effectiveN(double[] weights) {
        Rows.requireWeights(weights, weights.length);
        double sum = 0;
        double squares = 0;
        for (double w : weights) {
            sum += w;
            squares += w * w;
        }
        return sum * sum / squares;
    }

    /** Rows with a weight over their effective number: 1 when all weigh the same. */
    public static double designEffect(double[] weights) {
        int rows = 0;
        for (double w : weights) {
            rows += w > 0 ? 1 : 0;
        }
        return rows / effectiveN(weights);
    }

    /**
     * 1 + (m − 1)ρ: what equal clusters cost a mean.
     *
     * @param clusterSize mean rows in a cluster, 1 or more
     * @param correlation of two rows in one cluster, −1 to 1
     */
    public static double designEffect(double clusterSize, double correlation) {
        if (!(clusterSize >= 1) || !(correlation >= -1 && correlation <= 1)) {
            throw new IllegalArgumentException("cluster size must be 1 or more and correlation lie in −1 to 1, not "
                    + clusterSize + " and " + correlation);
        }
        return 1 + (clusterSize - 1) * correlation;
    }
}
