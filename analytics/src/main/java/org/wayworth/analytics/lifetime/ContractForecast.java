package org.wayworth.analytics.lifetime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.lifetime.RetentionModel;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.resample.Percentiles;

/**
 * What contracts that run on a day bring from then on: the time that they are expected to stay within a horizon, given how
 * long they have run, times mean money a period.
 *
 * <p>A contract that has run a periods stays ∫ S(a + u) / S(a) e^(−δu) du more, u from 0 to the horizon: the residual
 * lifetime of Fader and Hardie (2010), Marketing Science 29, 85–93, cut at a horizon and with money that flows evenly,
 * as it does over many contracts that are charged on different days. Ages are taken at the middle of their period.
 *
 * <p>Intervals: draws of the retention model's parameters, each with customers drawn again for the money; and the chance
 * that more or fewer contracts end than expected.
 */
final class ContractForecast {

    static final int DRAWS = 200;

    private static final double LEVEL = 0.95;

    /** A stream of chance of this class. */
    private static final int STREAM = 733;

    /**
     * How far ahead, in periods.
     *
     * @param discount continuous, for a period
     */
    record Ahead(double periods, double discount) {}

    /** A sum that is expected, and within which limits it comes. */
    record Expected(double value, Interval interval) {}

    private final RunningContracts running;
    private final RetentionChoice retention;
    private final Ahead ahead;
    private final double worth;
    private final double[] sizes;
    private final double[] stays;
    private final List<? extends RetentionModel<?>> models;
    private final List<double[]> drawnStays;
    private final List<Double> drawnMoney;
    private final Expected total;

    /** @param worth what one unit of sales counts for: margin, less what is paid back */
    ContractForecast(RunningContracts running, RetentionChoice retention, Ahead ahead, double worth, long seed) {
        this.running = running;
        this.retention = retention;
        this.ahead = ahead;
        this.worth = worth;
        this.sizes = running.sizes();
        this.stays = stays(retention.model());
        this.models = retention.draws(DRAWS, seed);
        this.drawnStays = Blocks.map(DRAWS, d -> stays(models.get(d)));
        this.drawnMoney = Blocks.map(
                DRAWS,
                d -> running.money(drawnStays.get(d), Streams.stream(Streams.childSeed(seed, STREAM), d)) * worth);
        this.total = expectedTotal();
    }

    private double[] stays(RetentionModel<?> model) {
        double[] result = new double[sizes.length];
        for (int a = 0; a < result.length; a++) {
            int age = a;
            result[a] = integral(u -> left(model, age, u) * Math.exp(-ahead.discount() * u));
        }
        return result;
    }

    /** The share of contracts that have run {@code age} whole periods and half of another, that run u more. */
    private static double left(RetentionModel<?> model, int age, double u) {
        return model.survival(age + 0.5 + u) / model.survival(age + 0.5);
    }

    /** From 0 to the horizon, by Simpson's rule on about half periods. */
    private double integral(java.util.function.DoubleUnaryOperator f) {
        int steps = 2 * Math.max(2, (int) Math.ceil(ahead.periods()));
        double step = ahead.periods() / steps;
        double sum = f.applyAsDouble(0) + f.applyAsDouble(ahead.periods());
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble(i * step);
        }
        return sum * step / 3;
    }

    RunningContracts running() {
        return running;
    }

    /** Money a period, of contracts weighted by how long they stay. */
    Expected money() {
        double value = running.money(stays) * worth;
        return expected(value, drawnMoney.stream().mapToDouble(Double::doubleValue), 0);
    }

    /** Periods that a contract is expected to stay within the horizon, discounted: the mean over all. */
    Expected stay() {
        return expected(
                dot(sizes, stays) / running.size(),
                drawnStays.stream().mapToDouble(drawn -> dot(sizes, drawn) / running.size()),
                0);
    }

    /** What contracts of these ages, in whole periods from and until, are expected to bring each. */
    Expected each(int from, int until) {
        double[] counts = new double[sizes.length];
        for (int a = from; a < Math.min(until, sizes.length); a++) {
            counts[a] = sizes[a];
        }
        double n = Arrays.stream(counts).sum();
        double[] drawn = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            drawn[d] = drawnMoney.get(d) * dot(counts, drawnStays.get(d)) / n;
        }
        return expected(running.money(stays) * worth * dot(counts, stays) / n, Arrays.stream(drawn), 0);
    }

    /** Periods, undiscounted or not as asked, that contracts of these ages are expected to stay. */
    double stay(int from, int until) {
        double sum = 0;
        double n = 0;
        for (int a = from; a < Math.min(until, sizes.length); a++) {
            sum += sizes[a] * stays[a];
            n += sizes[a];
        }
        return sum / n;
    }

    /** What all contracts bring. */
    Expected total() {
        return total;
    }

    private Expected expectedTotal() {
        double[] drawn = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            drawn[d] = drawnMoney.get(d) * dot(sizes, drawnStays.get(d));
        }
        return expected(running.money(stays) * worth * dot(sizes, stays), Arrays.stream(drawn), chanceOfMoney());
    }

    /** How many still run at the horizon, or {@code periods} before it. */
    Expected stillRun(double periods) {
        double variance = 0;
        for (int a = 0; a < sizes.length; a++) {
            double p = left(retention.model(), a, periods);
            variance += sizes[a] * p * (1 - p);
        }
        return expected(
                stillRun(retention.model(), periods),
                models.stream().mapToDouble(model -> stillRun(model, periods)),
                Math.sqrt(variance));
    }

    private double stillRun(RetentionModel<?> model, double periods) {
        double sum = 0;
        for (int a = 0; a < sizes.length; a++) {
            sum += sizes[a] * left(model, a, periods);
        }
        return sum;
    }

    /**
     * Standard deviation, by chance alone, of what all contracts bring. With D(t) the discounted time up to t, the
     * square of the time that a contract stays has mean 2 ∫ D(u) e^(−δu) S(a + u) / S(a) du.
     */
    private double chanceOfMoney() {
        double[] ofStay = new double[sizes.length];
        for (int a = 0; a < ofStay.length; a++) {
            int age = a;
            double square = 2
                    * integral(u -> discounted(u) * Math.exp(-ahead.discount() * u) * left(retention.model(), age, u));
            ofStay[a] = Math.max(0, square - stays[a] * stays[a]);
        }
        double[] each = running.aPeriodOfEach(running.money(stays));
        double variance = 0;
        for (int k = 0; k < each.length; k++) {
            variance += each[k] * each[k] * ofStay[running.periods(k)];
        }
        return worth * Math.sqrt(variance);
    }

    private double discounted(double u) {
        return ahead.discount() == 0 ? u : -Math.expm1(-ahead.discount() * u) / ahead.discount();
    }

    /** The interval of the draws, made longer by chance. */
    private static Expected expected(double value, DoubleStream draws, double chance) {
        Interval middle = Percentiles.middle(draws.toArray(), LEVEL);
        double reach = Quantile.normalReach(LEVEL) * chance;
        double below = Math.max(0, value - middle.low());
        double above = Math.max(0, middle.high() - value);
        return new Expected(
                value, new Interval(value - Math.hypot(below, reach), value + Math.hypot(above, reach), LEVEL));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
