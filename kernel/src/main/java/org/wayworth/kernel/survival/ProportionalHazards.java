package org.wayworth.kernel.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Are the hazard ratios of a Cox model the same at all times? The score test of adding, for each column, its product
 * with a function of time; the same test as cox.zph in R's survival from version 3.
 *
 * <p>With many events a harmless bend is significant and with few a harmful one is not: look at the size as well.
 * Source: Grambsch and Therneau (1994), Biometrika 81, 515–526.
 */
public final class ProportionalHazards {

    /** The function of time. */
    public enum Clock {
        /** Time itself; late events weigh most. */
        TIME,
        /** One minus the survival curve: spreads the events evenly, and is the default. */
        KAPLAN_MEIER,
        /** Logarithm of time; times must be above 0. */
        LOG
    }

    /** @param column number, or −1 for all columns together */
    public record Test(int column, double chiSquared, int degrees, double pValue) {}

    /** @param columns one test for each, in order */
    public record Result(List<Test> columns, Test all) {

        public Result {
            columns = List.copyOf(columns);
        }
    }

    private ProportionalHazards() {}

    /** Arguments as for {@link Cox#fit}, which is run first. */
    public static Fit<Result> test(
            double[][] columns, double[] time, boolean[] event, Cox.Options options, Clock clock) {
        Optional<Fit<Result>> out = Magnitude.out(time);
        if (out.isPresent()) {
            return out.get();
        }
        return Cox.fit(columns, time, event, options).flatMap(model -> {
            CoxLikelihood likelihood = new CoxLikelihood(CoxRows.of(columns, time, event, options), options.ties());
            Pass peak = likelihood.at(model.coefficients().toArray());
            return test(likelihood, peak, clockOf(likelihood.rows, time, event, clock));
        });
    }

    private static Fit<Result> test(CoxLikelihood likelihood, Pass peak, double[] g) {
        CoxRows rows = likelihood.rows;
        int p = rows.columns();
        double[] score = score(likelihood, g);
        double least = Double.POSITIVE_INFINITY;
        for (double value : g) {
            least = Math.min(least, value);
        }
        // The information is linear in g but taken from square roots, so g must not be negative there.
        double[] raised = new double[g.length];
        double[] squared = new double[g.length];
        for (int s = 0; s < g.length; s++) {
            raised[s] = g[s] - least;
            squared[s] = g[s] * g[s];
        }
        double[] cross = likelihood.information(raised);
        for (int k = 0; k < cross.length; k++) {
            cross[k] += least * peak.information()[k];
        }
        double[] rest = likelihood.information(squared);
        subtractExplained(rest, cross, Cholesky.of(peak.information(), p, 0), p);
        Cholesky factor = Cholesky.of(rest, p, 1e-12);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    rows.events() + " events at " + rows.slots() + " times",
                    "The test needs events at more times.");
        }
        List<Test> tests = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double statistic = score[j] * score[j] / rest[j * p + j];
            tests.add(new Test(j, statistic, 1, PValue.chiSquared(statistic, 1)));
        }
        double all = CrossProducts.dot(score, factor.solve(score), score.length);
        return Fit.done(new Result(tests, new Test(-1, all, p, PValue.chiSquared(all, p))));
    }

    /** Σ over events of g · (x − mean of x in the risk set). */
    private static double[] score(CoxLikelihood likelihood, double[] g) {
        CoxRows rows = likelihood.rows;
        int p = rows.columns();
        double[] score = likelihood.eventSums(g);
        for (int s = 0; s < rows.slots(); s++) {
            double own = likelihood.hazard[s] - likelihood.ownHazard[s];
            for (int j = 0; j < p; j++) {
                score[j] -= g[s] * (likelihood.s1[s * p + j] * likelihood.hazard[s] - likelihood.e1[s * p + j] * own);
            }
        }
        return score;
    }

    /** rest − cross · I⁻¹ · cross. */
    private static void subtractExplained(double[] rest, double[] cross, Cholesky information, int p) {
        for (int k = 0; k < p; k++) {
            double[] column = new double[p];
            for (int j = 0; j < p; j++) {
                column[j] = cross[j * p + k];
            }
            double[] solved = information.solve(column);
            for (int j = 0; j < p; j++) {
                for (int m = 0; m < p; m++) {
                    rest[j * p + k] -= cross[j * p + m] * solved[m];
                }
            }
        }
    }

    /** The clock at each slot, centred on the events. */
    private static double[] clockOf(CoxRows rows, double[] time, boolean[] event, Clock clock) {
        double[] g = new double[rows.slots()];
        RiskTable table = RiskTable.of(time, event, null);
        double[] leftSurvival = leftSurvival(table);
        double sum = 0;
        for (int s = 0; s < g.length; s++) {
            double t = rows.slotTime[s];
            if (clock == Clock.LOG && !(t > 0)) {
                throw new IllegalArgumentException("time must be above 0 for the logarithmic clock, not " + t);
            }
            g[s] = switch (clock) {
                case TIME -> t;
                case LOG -> Math.log(t);
                case KAPLAN_MEIER -> 1 - leftSurvival[java.util.Arrays.binarySearch(table.time(), t)];
            };
            sum += rows.deaths[s] * g[s];
        }
        double mean = sum / rows.events();
        for (int s = 0; s < g.length; s++) {
            g[s] -= mean;
        }
        return g;
    }

    private static double[] leftSurvival(RiskTable table) {
        double[] left = new double[table.lines()];
        double survival = 1;
        for (int l = 0; l < left.length; l++) {
            left[l] = survival;
            survival *= 1 - table.events()[l] / table.atRisk()[l];
        }
        return left;
    }
}
