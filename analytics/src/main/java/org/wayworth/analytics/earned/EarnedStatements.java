package org.wayworth.analytics.earned;

import org.wayworth.analytics.earned.PriceVolume.Basis;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Statement.Argument;

/** The sentences of {@link EarnedAnalysis}, which say it where prices explain more than half of a change. */
final class EarnedStatements {

    /** Prices are told with the headline where they explain more of the change than this. */
    private static final double MOST = 0.5;

    private final EarnedStudy study;
    private final EarnedGrowth growth;

    EarnedStatements(EarnedStudy study) {
        this.study = study;
        this.growth = study.growth();
    }

    /** @param isEnough whether enough new customers said how they came */
    Statement earned(boolean isEnough) {
        return isEnough ? earned() : bounded();
    }

    private Statement earned() {
        Measured earned = growth.bounds();
        if (!isMostlyPrices(earned.value())) {
            return Statement.description(
                    "Earned growth rate is {earned}: revenue from retained and referred customers against {span} before.",
                    Statement.value("earned", earned),
                    Statement.words("span", study.span()));
        }
        return Statement.description(
                "Earned growth rate is {earned}, but {real} at {prices}: {reason}.",
                Statement.value("earned", earned),
                Statement.value("real", growth.boundsAtEarlierPrices()),
                prices(),
                Statement.words("reason", reason(earned.value())));
    }

    private Statement bounded() {
        Measured bounds = growth.bounds();
        Argument low = Statement.low("low", bounds);
        Argument high = Statement.high("high", bounds);
        if (!isMostlyPrices(bounds.value())) {
            return Statement.description(
                    "Earned growth rate is between {low} and {high}: how most new customers came to us is not known.",
                    low,
                    high);
        }
        Measured real = growth.boundsAtEarlierPrices();
        return Statement.description(
                "Earned growth rate is between {low} and {high} ({real_low} to {real_high} at {prices}): how most new"
                        + " customers came is not known.",
                low,
                high,
                Statement.low("real_low", real),
                Statement.high("real_high", real),
                prices());
    }

    Statement retained() {
        Measured kept = growth.share(EarnedGrowth.Part.KEPT);
        double change = kept.value() - 1;
        if (!isMostlyPrices(change)) {
            return Statement.description(
                    "Net revenue retention is {kept} in {span} to {end}.",
                    Statement.value("kept", kept),
                    Statement.words("span", study.span()),
                    Statement.words("end", study.end()));
        }
        return Statement.description(
                "Net revenue retention is {kept}, but {real} at {prices}: {reason}.",
                Statement.value("kept", kept),
                Statement.value("real", growth.keptAtEarlierPrices()),
                prices(),
                Statement.words("reason", reason(change)));
    }

    /** Only where prices can be told from volume. */
    Statement prices(PriceVolume prices) {
        return Statement.description(
                prices.basis() == Basis.PRODUCTS
                        ? "Revenue from retained customers changed by {price} through prices, {volume} through volume and {mix}"
                                + " through product mix."
                        : "Revenue from retained customers changed by {price} through revenue per order, {volume} through the number"
                                + " of orders and {mix} through mix.",
                Statement.value("price", growth.priceEffect()),
                Statement.value("volume", growth.volumeEffect()),
                Statement.value("mix", growth.mixEffect()));
    }

    /** Whether prices explain more than half of a change of revenue, upwards or downwards, and clearly do something. */
    boolean isMostlyPrices(double change) {
        return growth.prices().isPresent()
                && growth.priceEffect().isClearOf(0)
                && Math.abs(priceEffect(change)) > MOST * Math.abs(change);
    }

    /** What prices add to a growth rate of this size. */
    private double priceEffect(double change) {
        return (1 + change) * (1 - 1 / growth.priceIndex().value());
    }

    private Argument prices() {
        return Statement.words(
                "prices", study.earlierPrices(growth.prices().orElseThrow().basis()));
    }

    /** "higher prices explain most of it", "larger orders or higher prices hide part of the fall". */
    private String reason(double change) {
        boolean isUp = growth.priceIndex().value() > 1;
        String what = growth.prices().orElseThrow().basis() == Basis.PRODUCTS
                ? isUp ? "higher prices" : "lower prices"
                : isUp ? "larger orders or higher prices" : "smaller orders or lower prices";
        double without = change - priceEffect(change);
        return change * without < 0 || change * priceEffect(change) > 0
                ? what + " explain most of it"
                : what + " hide part of the " + (change < 0 ? "fall" : "growth");
    }
}
