package org.wayworth.analytics.listening;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.experiment.MeanDifference;
import org.wayworth.kernel.proportion.MeanInterval;
import org.wayworth.kernel.proportion.NetShare;
import org.wayworth.kernel.proportion.NetShareDifference;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.proportion.ShareDifference;
import org.wayworth.kernel.proportion.TestedDifference;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.kernel.weighting.WeightedMean;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * The score of some responses, as it is and weighted.
 *
 * @param raw without weights; errors by person where somebody answered more than once
 * @param weighted with the source's weights, where it gave any
 * @param designEffect what weights and repeated answers cost: variance over that of as many plain answers
 * @param effectiveN plain answers that would know as much
 * @param n responses
 * @param spread how evenly they are spread over people
 */
record Score(
        Estimate raw, Optional<Estimate> weighted, double designEffect, double effectiveN, long n, UnitWeights spread) {

    static final double LEVEL = 0.95;

    /** Below this many effective answers shares and net shares get the intervals for small samples. */
    private static final double SMALL = 100;

    /** Empty where there are fewer than two people, or where the mean of like ratings has no interval. */
    static Optional<Score> of(RatedResponses rows, ScoreMeasure measure) {
        long people = rows.people();
        if (people < 2) {
            return Optional.empty();
        }
        double[] values = rows.values(measure);
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        WeightedMean.Result plain = mean(values, ones, rows);
        boolean repeated = people < values.length;
        Estimate raw =
                repeated ? careful(plain, measure, UnitWeights.of(ones, rows.persons())) : simple(values, measure);
        if (!rows.isWeighted()) {
            return varied(raw, Optional.empty(), plain, values.length, rows.spread());
        }
        WeightedMean.Result weighted = mean(values, rows.weights(), rows);
        return varied(
                raw, Optional.of(careful(weighted, measure, rows.spread())), weighted, values.length, rows.spread());
    }

    /** With all answers of a person drawn together. */
    private static WeightedMean.Result mean(double[] values, double[] weights, RatedResponses rows) {
        return WeightedMean.fit(values, SurveyDesign.of(weights).clustered(rows.persons()), LEVEL)
                .get();
    }

    private static Optional<Score> varied(
            Estimate raw, Optional<Estimate> weighted, WeightedMean.Result result, int n, UnitWeights spread) {
        if (raw.interval().width() == 0) {
            return Optional.empty();
        }
        double effective = n / result.designEffect();
        return Optional.of(new Score(
                raw,
                weighted,
                result.designEffect(),
                spread.isTooFew() ? Math.min(effective, spread.effectiveN()) : effective,
                n,
                spread));
    }

    /** One answer a person, no weights: the interval that suits the kind. */
    private static Estimate simple(double[] values, ScoreMeasure measure) {
        int n = values.length;
        return switch (measure.kind()) {
            case NPS -> scaled(NetShare.fit(count(values, 100), count(values, -100), n, LEVEL), 100);
            case TOP_BOX -> Share.fit(count(values, 1), n, LEVEL);
            case MEAN, AUTO -> MeanInterval.fit(values, LEVEL).get();
        };
    }

    /**
     * Weighted or repeated answers: linearised, and for few of them the small-sample interval of as many plain answers as
     * they are worth, rounded down. Where few people carry the weight, the linearised error collapses, and they are worth no
     * more than as many people of equal weight.
     */
    private static Estimate careful(WeightedMean.Result result, ScoreMeasure measure, UnitWeights spread) {
        Estimate estimate = result.estimate();
        double effective = estimate.n() / Math.max(1, result.designEffect());
        Interval interval = estimate.interval();
        if (spread.isTooFew()) {
            double few = Math.min(effective, spread.effectiveN());
            double reach = estimate.standardError()
                    * Math.sqrt(effective / few)
                    * Quantile.studentReach(LEVEL, Math.max(1, few - 1));
            interval = new Interval(estimate.value() - reach, estimate.value() + reach, LEVEL);
            effective = few;
        }
        if (measure.kind() != ScoreKind.MEAN && effective < SMALL) {
            interval = small(estimate, Math.max(1, (long) Math.floor(effective)), measure);
        }
        double low = Math.max(measure.least(), Math.min(interval.low(), estimate.value()));
        double high = Math.min(measure.most(), Math.max(interval.high(), estimate.value()));
        return new Estimate(estimate.value(), estimate.standardError(), new Interval(low, high, LEVEL), estimate.n());
    }

    private static Interval small(Estimate estimate, long n, ScoreMeasure measure) {
        if (measure.kind() == ScoreKind.TOP_BOX) {
            return Share.fit(Math.round(estimate.value() * n), n, LEVEL).interval();
        }
        // the spread of an answer tells how many are neither
        double net = estimate.value() / 100;
        double error = estimate.standardError() / 100;
        double ends = Math.min(1, Math.max(Math.abs(net), error * error * n + net * net));
        long plus = Math.min(n, Math.round((ends + net) / 2 * n));
        long minus = Math.min(n - plus, Math.round((ends - net) / 2 * n));
        return scaled(NetShare.fit(plus, Math.max(0, minus), n, LEVEL), 100).interval();
    }

    long people() {
        return spread.units();
    }

    /** The weighted one where there are weights. */
    Estimate shown() {
        return weighted.orElse(raw);
    }

    Measured measured(ScoreMeasure measure) {
        return measured(shown(), measure.unit());
    }

    static Measured measured(Estimate estimate, Unit unit) {
        return new Measured(
                estimate.value(),
                estimate.interval().low(),
                estimate.interval().high(),
                estimate.interval().level(),
                unit);
    }

    /** First less second. Empty where nothing varies. */
    static Optional<TestedDifference> difference(RatedResponses first, RatedResponses second, ScoreMeasure measure) {
        double[] one = first.values(measure);
        double[] other = second.values(measure);
        int[] persons = joined(first.persons(), second.persons());
        boolean repeated =
                first.people() + second.people() - shared(first.persons(), second.persons()) < persons.length;
        if (first.isWeighted() || repeated) {
            return clustered(one, other, joined(first.weights(), second.weights()), persons);
        }
        return switch (measure.kind()) {
            case NPS -> {
                TestedDifference shares = NetShareDifference.fit(net(one), net(other), LEVEL);
                yield Optional.of(
                        new TestedDifference(scaled(shares.difference(), 100), shares.statistic(), shares.pValue()));
            }
            case TOP_BOX ->
                Optional.of(ShareDifference.fit(count(one, 1), one.length, count(other, 1), other.length, LEVEL));
            case MEAN, AUTO ->
                optional(MeanDifference.fit(one, other, LEVEL)
                        .map(welch -> new TestedDifference(welch.estimate(), welch.t(), welch.pValue())));
        };
    }

    /** A regression on being in the first group is the difference of weighted means, errors by person. */
    private static Optional<TestedDifference> clustered(double[] one, double[] other, double[] weights, int[] persons) {
        double[] isFirst = new double[one.length + other.length];
        Arrays.fill(isFirst, 0, one.length, 1);
        return optional(Ols.fit(
                        new double[][] {isFirst},
                        joined(one, other),
                        Ols.Options.clustered(persons).weighted(weights))
                .map(model -> new TestedDifference(
                        model.estimate(1, LEVEL),
                        model.coefficients().at(1) / model.standardError(1),
                        model.pValue(1))));
    }

    /** People in both; each list is in order. */
    private static long shared(int[] one, int[] other) {
        long shared = 0;
        int j = 0;
        for (int i = 0; i < one.length; i++) {
            boolean seen = i > 0 && one[i] == one[i - 1];
            while (j < other.length && other[j] < one[i]) {
                j++;
            }
            shared += !seen && j < other.length && other[j] == one[i] ? 1 : 0;
        }
        return shared;
    }

    private static <T> Optional<T> optional(Fit<T> fit) {
        return fit.fold(Optional::of, no -> Optional.empty());
    }

    private static NetShareDifference.Group net(double[] values) {
        return new NetShareDifference.Group(count(values, 100), count(values, -100), values.length);
    }

    private static long count(double[] values, double value) {
        return Arrays.stream(values).filter(v -> v == value).count();
    }

    private static Estimate scaled(Estimate e, double factor) {
        return new Estimate(
                factor * e.value(),
                factor * e.standardError(),
                new Interval(
                        factor * e.interval().low(),
                        factor * e.interval().high(),
                        e.interval().level()),
                e.n());
    }

    private static double[] joined(double[] one, double[] other) {
        double[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private static int[] joined(int[] one, int[] other) {
        int[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
