package org.wayworth.kernel.survival;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The partial likelihood of a Cox model, its gradient and its information, in time linear in the rows.
 *
 * <p>Sums over risk sets (S0 = Σ r, S1 = Σ r x, with r = exp(xβ)) are sums over slots from the last to the first.
 * The p × p sums S2 are never formed: Σ over event times of S2 / S0 equals the cross-product of the columns with
 * each row weighted by r times the hazard accumulated while the row was at risk, so the heavy part is one weighted
 * Gram matrix, cut in blocks over all cores.
 *
 * <p>Efron's rule for d tied events: the k-th of them sees the risk set less the share k/d of the tied rows'
 * own sums E0, E1. Breslow's leaves the whole risk set to all of them.
 */
final class CoxLikelihood {

    final CoxRows rows;
    private final Cox.Ties ties;
    private final int p;
    /** Weight times exp(xβ), by row. */
    final double[] risk;
    /** By slot: sums over the risk set, and over the tied events. */
    final double[] s0;

    final double[] s1;
    private final double[] e0;
    final double[] e1;
    /** By slot: Σ w/D, Σ w(1−f)/D, Σ w/D², Σ wf/D², Σ wf²/D² over the tied events, D = S0 − f·E0, f = k/d. */
    final double[] hazard;

    final double[] ownHazard;
    final double[] a;
    final double[] b;
    final double[] c;
    /** Weighted sum of the columns over the events. */
    private final double[] eventSum;

    CoxLikelihood(CoxRows rows, Cox.Ties ties) {
        this.rows = rows;
        this.ties = ties;
        p = rows.columns();
        int slots = rows.slots();
        risk = new double[rows.row.length];
        s0 = new double[slots];
        s1 = new double[slots * p];
        e0 = new double[slots];
        e1 = new double[slots * p];
        hazard = new double[slots];
        ownHazard = new double[slots];
        a = new double[slots];
        b = new double[slots];
        c = new double[slots];
        eventSum = eventSums(null);
    }

    Pass at(double[] beta) {
        List<Object> done = onPieces((from, to) -> {
            sumSlots(from, to, beta);
            return this;
        });
        assert !done.isEmpty();
        accumulate();
        List<double[]> parts = onPieces(this::slotTerms);
        double logLikelihood = CrossProducts.dot(eventSum, beta, beta.length);
        double[] gradient = eventSum.clone();
        for (double[] part : parts) {
            logLikelihood -= part[p];
            for (int j = 0; j < p; j++) {
                gradient[j] -= part[j];
            }
        }
        if (!Double.isFinite(logLikelihood)) {
            return new Pass(Double.NEGATIVE_INFINITY, gradient, new double[p * p]);
        }
        return new Pass(logLikelihood, gradient, information(null));
    }

    /** Σ over events of g(slot) · x, with weights. */
    double[] eventSums(double @Nullable [] g) {
        double[] sums = new double[p];
        for (int s = 0; s < rows.slots(); s++) {
            double factor = g == null ? 1 : g[s];
            for (int i = rows.first[s]; i < rows.first[s] + rows.deaths[s]; i++) {
                double w = factor * (rows.weight == null ? 1 : rows.weight[i]);
                for (int j = 0; j < p; j++) {
                    sums[j] += w * rows.x[j][i];
                }
            }
        }
        return sums;
    }

    /** The sums of each slot's own rows. */
    private void sumSlots(int fromSlot, int toSlot, double[] beta) {
        int from = rows.first[fromSlot];
        int to = rows.first[toSlot];
        for (int start = from; start < to; start += Blocks.ROWS) {
            risks(start, Math.min(to, start + Blocks.ROWS), beta);
        }
        for (int s = fromSlot; s < toSlot; s++) {
            int events = rows.first[s] + rows.deaths[s];
            e0[s] = sum(risk, rows.first[s], events);
            s0[s] = e0[s] + sum(risk, events, rows.first[s + 1]);
        }
        for (int j = 0; j < p; j++) {
            double[] column = rows.x[j];
            for (int s = fromSlot; s < toSlot; s++) {
                int events = rows.first[s] + rows.deaths[s];
                double own = weightedSum(risk, column, rows.first[s], events);
                e1[s * p + j] = own;
                s1[s * p + j] = own + weightedSum(risk, column, events, rows.first[s + 1]);
            }
        }
    }

    private void risks(int from, int to, double[] beta) {
        Arrays.fill(risk, from, to, 0);
        for (int j = 0; j < p; j++) {
            double[] column = rows.x[j];
            double coefficient = beta[j];
            for (int i = from; i < to; i++) {
                risk[i] += coefficient * column[i];
            }
        }
        for (int i = from; i < to; i++) {
            risk[i] = Math.exp(risk[i]);
        }
        if (rows.weight != null) {
            for (int i = from; i < to; i++) {
                risk[i] *= rows.weight[i];
            }
        }
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double weightedSum(double[] weight, double[] values, int from, int to) {
        double even = 0;
        double odd = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            even += weight[i] * values[i];
            odd += weight[i + 1] * values[i + 1];
        }
        return i < to ? even + odd + weight[i] * values[i] : even + odd;
    }

    /** From each slot's own rows to all rows at risk: later slots added, rows not yet entered taken away. */
    private void accumulate() {
        int @Nullable [] entry = rows.entry;
        if (entry != null) {
            for (int i = 0; i < entry.length; i++) {
                int before = entry[i] - 1;
                if (entry[i] > 0 && before >= rows.stratumStart[entry[i]]) {
                    s0[before] -= risk[i];
                    for (int j = 0; j < p; j++) {
                        s1[before * p + j] -= risk[i] * rows.x[j][i];
                    }
                }
            }
        }
        for (int s = rows.slots() - 2; s >= 0; s--) {
            if (rows.stratumStart[s] == rows.stratumStart[s + 1]) {
                s0[s] += s0[s + 1];
                int here = s * p;
                for (int j = 0; j < p; j++) {
                    s1[here + j] += s1[here + p + j];
                }
            }
        }
    }

    /** Fills the hazards and second-order sums; returns the gradient's terms and, last, the log-likelihood's. */
    private double[] slotTerms(int fromSlot, int toSlot) {
        double[] terms = new double[p + 1];
        for (int s = fromSlot; s < toSlot; s++) {
            terms[p] += tiedSums(s);
            double own = hazard[s] - ownHazard[s];
            for (int j = 0; j < p; j++) {
                terms[j] += s1[s * p + j] * hazard[s] - e1[s * p + j] * own;
            }
        }
        return terms;
    }

    private double tiedSums(int s) {
        int d = rows.deaths[s];
        double w = rows.deathWeight[s] / Math.max(1, d);
        if (ties == Cox.Ties.BRESLOW || d == 1) {
            hazard[s] = rows.deathWeight[s] / s0[s];
            ownHazard[s] = hazard[s];
            a[s] = hazard[s] / s0[s];
            b[s] = 0;
            c[s] = 0;
            return d == 0 ? 0 : rows.deathWeight[s] * Math.log(s0[s]);
        }
        double log = 0;
        hazard[s] = 0;
        ownHazard[s] = 0;
        a[s] = 0;
        b[s] = 0;
        c[s] = 0;
        for (int k = 0; k < d; k++) {
            double f = (double) k / d;
            double left = s0[s] - f * e0[s];
            double h = w / left;
            log += w * Math.log(left);
            hazard[s] += h;
            ownHazard[s] += h * (1 - f);
            a[s] += h / left;
            b[s] += h * f / left;
            c[s] += h * f * f / left;
        }
        return log;
    }

    /**
     * Σ over event times of g · (S2/S0 − S1S1'/S0²), full p × p matrix.
     *
     * @param g not negative, by slot; null for ones
     */
    double[] information(double @Nullable [] g) {
        double[] accumulated = accumulatedHazard(g);
        List<double[]> parts = onPieces((from, to) -> informationOf(from, to, accumulated, g));
        double[] sum = new double[p * p];
        for (double[] part : parts) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += part[k];
            }
        }
        CrossProducts.mirror(sum, p);
        return sum;
    }

    /** Hazard up to and including each slot, within its stratum. */
    double[] accumulatedHazard(double @Nullable [] g) {
        double[] accumulated = new double[rows.slots()];
        for (int s = 0; s < accumulated.length; s++) {
            double before = s > rows.stratumStart[s] ? accumulated[s - 1] : 0;
            accumulated[s] = before + (g == null ? hazard[s] : g[s] * hazard[s]);
        }
        return accumulated;
    }

    private double[] informationOf(int fromSlot, int toSlot, double[] accumulated, double @Nullable [] g) {
        double[] sum = new double[p * p];
        int from = rows.first[fromSlot];
        int to = rows.first[toSlot];
        double[] root = rootWeights(fromSlot, toSlot, accumulated, g);
        double[][] block = new double[p][Math.min(Blocks.ROWS, to - from)];
        for (int start = from; start < to; start += Blocks.ROWS) {
            int count = Math.min(Blocks.ROWS, to - start);
            for (int j = 0; j < p; j++) {
                double[] column = rows.x[j];
                double[] scaled = block[j];
                for (int i = 0; i < count; i++) {
                    scaled[i] = root[start - from + i] * column[start + i];
                }
            }
            CrossProducts.addUpper(block, count, sum);
        }
        for (int s = fromSlot; s < toSlot; s++) {
            subtractOuter(s, g == null ? 1 : g[s], sum);
        }
        return sum;
    }

    /** √(r · hazard while at risk), by row. */
    private double[] rootWeights(int fromSlot, int toSlot, double[] accumulated, double @Nullable [] g) {
        int from = rows.first[fromSlot];
        double[] root = new double[rows.first[toSlot] - from];
        for (int s = fromSlot; s < toSlot; s++) {
            double before = s > rows.stratumStart[s] ? accumulated[s - 1] : 0;
            double own = before + (g == null ? 1 : g[s]) * ownHazard[s];
            int events = rows.first[s] + rows.deaths[s];
            for (int i = rows.first[s]; i < rows.first[s + 1]; i++) {
                double seen = (i < events ? own : accumulated[s]) - hazardBeforeEntry(i, accumulated);
                root[i - from] = Math.sqrt(Math.max(0, risk[i] * seen));
            }
        }
        return root;
    }

    double hazardBeforeEntry(int i, double[] accumulated) {
        int @Nullable [] entry = rows.entry;
        return entry == null || entry[i] == rows.stratumStart[entry[i]] ? 0 : accumulated[entry[i] - 1];
    }

    private void subtractOuter(int s, double g, double[] sum) {
        int at = s * p;
        boolean tied = b[s] != 0 || c[s] != 0;
        for (int j = 0; j < p; j++) {
            double one = g * a[s] * s1[at + j];
            double two = tied ? g * (c[s] * e1[at + j] - b[s] * s1[at + j]) : 0;
            double three = tied ? g * b[s] * e1[at + j] : 0;
            for (int k = j; k < p; k++) {
                sum[j * p + k] -= (one - three) * s1[at + k];
                if (tied) {
                    sum[j * p + k] -= two * e1[at + k];
                }
            }
        }
    }

    private <T> List<T> onPieces(Blocks.Work<T> work) {
        return Blocks.map(rows.pieces.length - 1, piece -> work.on(rows.pieces[piece], rows.pieces[piece + 1]));
    }
}
