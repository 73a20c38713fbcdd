package org.wayworth.analytics.silent;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.regression.LogLinear;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * What non-respondents are worth: their revenue before they were asked, counted in full.
 *
 * @param total of all customers asked, in major units
 * @param silent of non-respondents
 * @param threshold revenue from which on a customer is of high value
 * @param nHigh customers of high value
 * @param timesAsLikely how often they respond, over how often the others do; empty where either group is small
 */
record NonRespondentValue(double total, double silent, double threshold, long nHigh, Optional<Measured> timesAsLikely) {

    private static final double LEVEL = 0.95;

    /** Empty where money is not known or may not be shown. */
    static Optional<NonRespondentValue> of(AskedCustomers people, Optional<Double> highValue, SmallGroups small) {
        if (people.coverage().isEmpty()) {
            return Optional.empty();
        }
        double[] revenue = people.revenue();
        boolean[] heard = people.heard();
        double[] ofSilent = IntStream.range(0, heard.length)
                .filter(i -> !heard[i])
                .mapToDouble(i -> revenue[i])
                .toArray();
        double[] ofHeard = IntStream.range(0, heard.length)
                .filter(i -> heard[i])
                .mapToDouble(i -> revenue[i])
                .toArray();
        double total = Arrays.stream(revenue).sum();
        if (total <= 0 || !people.showsMoneyOfBoth(small, Money.of(ofSilent), Money.of(ofHeard))) {
            return Optional.empty();
        }
        double threshold = highValue.orElseGet(people::topFifth);
        long high = Arrays.stream(revenue).filter(r -> r >= threshold).count();
        return Optional.of(new NonRespondentValue(
                total,
                Arrays.stream(ofSilent).sum(),
                threshold,
                high,
                people.showsFrom(small, threshold) ? ratio(revenue, heard, threshold) : Optional.empty()));
    }

    /** A model of the log of the chance with robust errors gives the ratio of two shares (Zou 2004). */
    private static Optional<Measured> ratio(double[] revenue, boolean[] heard, double threshold) {
        double[] high = Arrays.stream(revenue).map(r -> r >= threshold ? 1 : 0).toArray();
        double[] answered = new double[heard.length];
        Arrays.setAll(answered, i -> heard[i] ? 1 : 0);
        return LogLinear.fit(new double[][] {high}, answered, LogLinear.Law.POISSON, LogLinear.Options.standard())
                .fold(
                        model -> {
                            Estimate log = model.estimate(1, LEVEL);
                            return Optional.of(new Measured(
                                    Math.exp(log.value()),
                                    Math.exp(log.interval().low()),
                                    Math.exp(log.interval().high()),
                                    LEVEL,
                                    Unit.ratio("times")));
                        },
                        no -> Optional.empty());
    }

    double silentShare() {
        return silent / total;
    }
}
