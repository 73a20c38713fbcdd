package org.wayworth.kernel.survival;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;

/**
 * Aalen–Johansen: the share that has had each kind of event by a time, when one kind keeps the others from
 * happening. The curves of all kinds and the share with none add up to 1.
 *
 * <p>Variance: Aalen's (1978), with the correction for ties that R's cmprsk uses; intervals on the log(−log) scale.
 * Sources: Aalen and Johansen (1978), Scandinavian Journal of Statistics 5, 141–150; Aalen (1978), Annals of
 * Statistics 6, 534–545.
 */
public final class AalenJohansen {

    /**
     * The curve of one kind of event, a line for each time at which any event was seen.
     *
     * @param incidence share with this kind of event after the time
     * @param low lower end of the pointwise interval
     */
    public record Curve(
            int cause,
            Vector times,
            Vector incidence,
            Vector standardError,
            Vector low,
            Vector high,
            double level,
            long n) {

        /** The share with this kind of event by {@code time}. */
        public Estimate at(double time) {
            int line = -1;
            while (line + 1 < times.size() && times.at(line + 1) <= time) {
                line++;
            }
            if (line < 0) {
                return new Estimate(0, 0, new Interval(0, 0, level), n);
            }
            return new Estimate(
                    incidence.at(line), standardError.at(line), new Interval(low.at(line), high.at(line), level), n);
        }
    }

    /** @param curves of causes 1, 2 … in that order */
    public record Result(List<Curve> curves, long n) {

        public Result {
            curves = List.copyOf(curves);
        }

        public Curve cause(int cause) {
            if (cause < 1 || cause > curves.size()) {
                throw new IllegalArgumentException("cause must be 1 to " + curves.size() + ", not " + cause);
            }
            return curves.get(cause - 1);
        }
    }

    private AalenJohansen() {}

    /** @param cause 0 where the row was censored, else the kind of event, 1 and up */
    public static Fit<Result> fit(double[] time, int[] cause, double level) {
        Interval.requireLevel(level);
        CauseTable table = CauseTable.of(time, cause);
        if (table.lines() == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "no events in " + time.length + " rows", "Wait until events were seen.");
        }
        List<Curve> curves = new ArrayList<>();
        for (int c = 1; c <= table.causes(); c++) {
            curves.add(curve(table, c, level));
        }
        return Fit.done(new Result(curves, time.length));
    }

    /**
     * One sweep. The variance at time t is the sum over event times s up to t of
     * (own(s) + (F(s) − F(t)) / S(s))² · v(s), own(s) being 1 for this cause and 0 for others; multiplied out, three
     * running sums carry it.
     */
    private static Curve curve(CauseTable table, int cause, double level) {
        int lines = table.lines();
        double[] incidence = new double[lines];
        double[] error = new double[lines];
        double[] low = new double[lines];
        double[] high = new double[lines];
        double free = 1;
        double share = 0;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double z = Quantile.normalReach(level);
        for (int l = 0; l < lines; l++) {
            double risk = table.atRisk(l);
            double own = table.events(l, cause);
            double other = table.allEvents(l) - own;
            double before = free;
            free *= (risk - own - other) / risk;
            share += before * own / risk;
            double perFree = free > 0 ? 1 / free : 0;
            for (int kind = 0; kind < 2; kind++) {
                double d = kind == 0 ? own : other;
                if (d == 0 || (kind == 1 && free == 0)) {
                    continue;
                }
                double v = before * before * (risk > 1 ? 1 - (d - 1) / (risk - 1) : 1) * d / (risk * risk);
                double at = (kind == 0 ? 1 : 0) + share * perFree;
                sum0 += at * at * v;
                sum1 += at * perFree * v;
                sum2 += perFree * perFree * v;
            }
            incidence[l] = share;
            error[l] = StandardError.of(Math.max(0, sum0 - 2 * share * sum1 + share * share * sum2));
            Interval interval = interval(share, error[l], z, level);
            low[l] = interval.low();
            high[l] = interval.high();
        }
        return new Curve(
                cause,
                table.times(),
                Vector.of(incidence),
                Vector.of(error),
                Vector.of(low),
                Vector.of(high),
                level,
                table.rows());
    }

    /** On the log(−log) scale, so that it stays inside 0 to 1. */
    private static Interval interval(double share, double error, double z, double level) {
        if (error == 0 || share <= 0 || share >= 1) {
            return new Interval(share, share, level);
        }
        double log = Math.log(share);
        double stretch = Math.exp(-z * error / (share * log));
        return new Interval(Math.exp(log * stretch), Math.exp(log / stretch), level);
    }
}
