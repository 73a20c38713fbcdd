package org.wayworth.kernel.survival;

import java.util.Arrays;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * Gray's test: do groups differ in the share that ever has one kind of event, when other kinds compete? The
 * competing-risks twin of the log-rank test, for {@link AalenJohansen} curves.
 *
 * <p>Source: Gray (1988), Annals of Statistics 16, 1141–1154, with rho = 0; corrections for ties as in R's cmprsk.
 */
public final class GrayTest {

    /** @param events of the tested kind */
    public record Result(double chiSquared, int degrees, double pValue, long events, long n) {}

    private GrayTest() {}

    /**
     * @param cause 0 where censored, else the kind of event
     * @param group 0 to (number of groups − 1), one a row
     * @param tested the kind of event that is compared, 1 or more
     */
    public static Fit<Result> test(double[] time, int[] cause, int[] group, int tested) {
        if (tested < 1) {
            throw new IllegalArgumentException("tested must be the number of a cause, 1 or more, not " + tested);
        }
        boolean[] event = CauseTable.anyEvent(cause);
        TimeOrder.require(time, event.length);
        int groups = Groups.count(group, time.length);
        if (groups < 2) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "all rows are in one group", "Give two groups or more to compare.");
        }
        Sweep sweep = new Sweep(groups, time.length);
        sweep.run(TimeOrder.of(time, event), time, cause, group, tested);
        Cholesky factor = Cholesky.of(sweep.variance(), groups - 1, 1e-10);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    sweep.ownEvents + " events of cause " + tested,
                    "Wait for more events of this kind, or join groups.");
        }
        double statistic = 0;
        for (double part : factor.solveLower(Arrays.copyOf(sweep.score, groups - 1))) {
            statistic += part * part;
        }
        return Fit.done(new Result(
                statistic, groups - 1, PValue.chiSquared(statistic, groups - 1), sweep.ownEvents, time.length));
    }

    /**
     * Goes through the event times once, gathering the scores and, for each time, what the variance needs: its
     * terms look at the rest of the curve, so they can only be added up at the end.
     */
    private static final class Sweep {
        final int groups;
        final double[] score;
        long ownEvents;

        /** Rows still in sight, share without any event, share with the tested kind; by group, before the time. */
        private final double[] atRisk;

        private final double[] free;
        private final double[] share;
        /** The tested share common to all groups if there is no difference, before the time. */
        private double common;

        private int lines;
        /** {@code [line][i * groups + k]}: weight of group k's martingale in the score of group i, and its sum so far. */
        private final double[][] weight;

        private final double[][] cumulated;
        /** {@code [line][k]}: variance of the increments from the tested kind and from the others. */
        private final double[][] ownVariance;

        private final double[][] otherVariance;
        /** {@code [line][k]}: (1 − F⁰) / S of group k after the time. */
        private final double[][] ratio;

        Sweep(int groups, int n) {
            this.groups = groups;
            score = new double[groups];
            atRisk = new double[groups];
            free = new double[groups];
            share = new double[groups];
            Arrays.fill(free, 1);
            weight = new double[n][];
            cumulated = new double[n][];
            ownVariance = new double[n][];
            otherVariance = new double[n][];
            ratio = new double[n][];
        }

        void run(int[] order, double[] time, int[] cause, int[] group, int tested) {
            for (int row : order) {
                atRisk[group[row]]++;
            }
            double[] own = new double[groups];
            double[] other = new double[groups];
            int from = 0;
            while (from < order.length) {
                Arrays.fill(own, 0);
                Arrays.fill(other, 0);
                int to = from;
                for (; to < order.length && time[order[to]] == time[order[from]]; to++) {
                    int row = order[to];
                    if (cause[row] == tested) {
                        own[group[row]]++;
                    } else if (cause[row] > 0) {
                        other[group[row]]++;
                    }
                }
                if (Arrays.stream(own).sum() + Arrays.stream(other).sum() > 0) {
                    addTime(own, other);
                }
                for (; from < to; from++) {
                    atRisk[group[order[from]]]--;
                }
            }
        }

        private void addTime(double[] own, double[] other) {
            double events = Arrays.stream(own).sum();
            ownEvents += Math.round(events);
            double total = 0;
            double totalFree = 0;
            double[] scaled = new double[groups];
            for (int g = 0; g < groups; g++) {
                scaled[g] = atRisk[g] > 0 ? atRisk[g] / free[g] : 0;
                total += scaled[g];
                totalFree += scaled[g] * (1 - share[g]);
            }
            double[] a = new double[groups * groups];
            double[] c = lines > 0 ? cumulated[lines - 1].clone() : new double[groups * groups];
            for (int i = 0; i < groups; i++) {
                if (atRisk[i] > 0) {
                    score[i] += own[i] - events * scaled[i] * (1 - share[i]) / totalFree;
                }
                for (int k = 0; k < groups; k++) {
                    a[i * groups + k] = scaled[i] * ((i == k ? 1 : 0) - scaled[k] / total);
                    c[i * groups + k] += a[i * groups + k] * events / (total * (1 - common));
                }
            }
            weight[lines] = a;
            cumulated[lines] = c;
            common += events / total;
            addVariances(own, other, events, total);
            lines++;
        }

        private void addVariances(double[] own, double[] other, double events, double total) {
            double[] v1 = new double[groups];
            double[] v2 = new double[groups];
            double[] after = new double[groups];
            for (int k = 0; k < groups; k++) {
                double risk = atRisk[k];
                if (risk <= 0) {
                    continue;
                }
                double before = free[k];
                share[k] += before * own[k] / risk;
                free[k] = before * (risk - own[k] - other[k]) / risk;
                after[k] = free[k] > 0 ? (1 - common) / free[k] : 0;
                double ties = events > 1 ? 1 - (events - 1) / (total * before - 1) : 1;
                v1[k] = ties * before * events / (total * risk);
                double otherTies = other[k] > 1 ? 1 - (other[k] - 1) / (risk - 1) : 1;
                v2[k] = free[k] > 0 ? otherTies * before * before * other[k] / (risk * risk) : 0;
            }
            ownVariance[lines] = v1;
            otherVariance[lines] = v2;
            ratio[lines] = after;
        }

        /** Of the scores of all groups but the last. */
        double[] variance() {
            int size = groups - 1;
            double[] variance = new double[size * size];
            for (int line = 0; line < lines; line++) {
                for (int k = 0; k < groups; k++) {
                    double own = ownVariance[line][k];
                    double other = otherVariance[line][k];
                    for (int i = 0; i < size; i++) {
                        for (int j = 0; j < size; j++) {
                            variance[i * size + j] += own * ownTerm(line, i, k) * ownTerm(line, j, k)
                                    + other * otherTerm(line, i, k) * otherTerm(line, j, k);
                        }
                    }
                }
            }
            return variance;
        }

        private double ownTerm(int line, int i, int k) {
            return weight[line][i * groups + k] + (1 - ratio[line][k]) * toCome(line, i, k);
        }

        private double otherTerm(int line, int i, int k) {
            return ratio[line][k] * toCome(line, i, k);
        }

        private double toCome(int line, int i, int k) {
            return cumulated[lines - 1][i * groups + k] - cumulated[line][i * groups + k];
        }
    }
}
