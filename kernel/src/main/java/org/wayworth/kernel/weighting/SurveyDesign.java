package org.wayworth.kernel.weighting;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.matrix.Rows;

/**
 * How the rows came to be: weights, strata, clusters, the size of the population, and what weights were fitted to. All
 * that a standard error needs to know.
 *
 * <p>Variances are those of first-stage units drawn with equal chances within strata ("ultimate clusters"), linearised.
 * Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, chapters 4 and 5.
 */
public final class SurveyDesign {

    private final double[] weights;
    private final int[] stratum;
    private final int[] cluster;
    /** First-stage units in the stratum's population, by row; null for a population without end. */
    private final double @Nullable [] population;

    private final Residuals residuals;

    private SurveyDesign(
            double[] weights, int[] stratum, int[] cluster, double @Nullable [] population, Residuals residuals) {
        this.weights = weights;
        this.stratum = stratum;
        this.cluster = cluster;
        this.population = population;
        this.residuals = residuals;
    }

    /**
     * One stratum, every row drawn alone, from a population without end.
     *
     * @param weights one a row; 0 leaves the row out
     */
    public static SurveyDesign of(double[] weights) {
        Rows.requireWeights(weights, weights.length);
        int[] own = new int[weights.length];
        Arrays.setAll(own, i -> i);
        return new SurveyDesign(weights.clone(), new int[weights.length], own, null, Residuals.none());
    }

    /** Weights made by raking: what the margins explain is taken out of the error. */
    public static SurveyDesign of(Raking.Result raking) {
        SurveyDesign plain = of(raking.weights().toArray());
        return new SurveyDesign(plain.weights, plain.stratum, plain.cluster, null, Residuals.of(raking));
    }

    /** Weights made by calibration; none may be below 0. */
    public static SurveyDesign of(Calibration.Result calibration) {
        SurveyDesign plain = of(calibration.weights().toArray());
        return new SurveyDesign(plain.weights, plain.stratum, plain.cluster, null, Residuals.of(calibration));
    }

    /** Rows drawn within strata. */
    public SurveyDesign stratified(int[] stratumOfRow) {
        requireRows("stratum", stratumOfRow.length);
        return new SurveyDesign(weights, stratumOfRow.clone(), cluster, population, residuals);
    }

    /** Whole clusters drawn; a cluster's number is read within its stratum. */
    public SurveyDesign clustered(int[] clusterOfRow) {
        requireRows("cluster", clusterOfRow.length);
        return new SurveyDesign(weights, stratum, clusterOfRow.clone(), population, residuals);
    }

    /** @param units first-stage units (rows, or clusters) in the population of each row's stratum */
    public SurveyDesign finite(double[] units) {
        requireRows("units", units.length);
        return new SurveyDesign(weights, stratum, cluster, units.clone(), residuals);
    }

    int rows() {
        return weights.length;
    }

    double weight(int row) {
        return weights[row];
    }

    /** Of the rows of a part, and 0 elsewhere. */
    double[] weights(boolean[] part) {
        double[] own = weights.clone();
        for (int i = 0; i < own.length; i++) {
            own[i] = part[i] ? own[i] : 0;
        }
        return own;
    }

    boolean isFinite() {
        return population != null;
    }

    /** What is left of {@code values} once fitted totals have explained their part. */
    double[] residuals(double[] values) {
        return residuals.of(values);
    }

    /** First-stage units of rows with a weight. */
    Units units() {
        Int2IntOpenHashMap strata = new Int2IntOpenHashMap();
        Long2IntOpenHashMap known = new Long2IntOpenHashMap();
        int n = weights.length;
        int[] unitOfRow = new int[n];
        int[] stratumOfUnit = new int[n];
        int[] firstRow = new int[n];
        for (int i = 0; i < n; i++) {
            if (weights[i] == 0) {
                unitOfRow[i] = -1;
                continue;
            }
            int nextStratum = strata.size();
            int h = strata.computeIfAbsent(stratum[i], key -> nextStratum);
            int fresh = known.size();
            int unit = known.computeIfAbsent(((long) h << 32) | (cluster[i] & 0xFFFFFFFFL), key -> fresh);
            if (unit == fresh) {
                stratumOfUnit[unit] = h;
                firstRow[unit] = i;
            }
            unitOfRow[i] = unit;
        }
        int[] sizes = new int[strata.size()];
        for (int u = 0; u < known.size(); u++) {
            sizes[stratumOfUnit[u]]++;
        }
        return new Units(unitOfRow, Arrays.copyOf(stratumOfUnit, known.size()), firstRow, sizes);
    }

    /** First-stage units and strata, numbered from 0. */
    final class Units {

        /** −1 for a row without weight. */
        private final int[] unitOfRow;

        private final int[] stratumOfUnit;
        private final int[] firstRow;
        /** Units drawn, by stratum. */
        private final int[] sizes;

        private Units(int[] unitOfRow, int[] stratumOfUnit, int[] firstRow, int[] sizes) {
            this.unitOfRow = unitOfRow;
            this.stratumOfUnit = stratumOfUnit;
            this.firstRow = firstRow;
            this.sizes = sizes;
        }

        /** Units less strata: what variances rest on. */
        int degreesOfFreedom() {
            return stratumOfUnit.length - sizes.length;
        }

        /** The smallest number of units drawn in a stratum. */
        int fewest() {
            return Arrays.stream(sizes).min().orElse(0);
        }

        /**
         * The variance of a sum over all rows of {@code parts}: Σ over strata of (1 − f) m/(m − 1) Σ (unit's sum − mean)².
         */
        double varianceOfTotal(double[] parts) {
            double[] sums = new double[stratumOfUnit.length];
            for (int i = 0; i < parts.length; i++) {
                if (unitOfRow[i] >= 0) {
                    sums[unitOfRow[i]] += parts[i];
                }
            }
            double[] means = new double[sizes.length];
            for (int u = 0; u < sums.length; u++) {
                means[stratumOfUnit[u]] += sums[u] / sizes[stratumOfUnit[u]];
            }
            double variance = 0;
            for (int u = 0; u < sums.length; u++) {
                int h = stratumOfUnit[u];
                double m = sizes[h];
                double gap = sums[u] - means[h];
                double unseen = population == null ? 1 : Math.max(0, 1 - m / population[firstRow[u]]);
                variance += unseen * m / (m - 1) * gap * gap;
            }
            return variance;
        }
    }

    private void requireRows(String name, int found) {
        if (found != weights.length) {
            throw new IllegalArgumentException(
                    name + " must have one entry a row (" + weights.length + "), not " + found);
        }
    }
}
