package org.wayworth.analytics.buying;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.wayworth.kernel.lifetime.HoldOut;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;

/** The attempts to show that a forecast of value is worth nothing. */
public final class BuyingChecks {

    /** Spend and frequency that go together more than this make the product of their means a wrong mean. */
    private static final double MOST_CORRELATION = 0.2;

    /** Models of one past that foresee futures further apart than this have learnt little about stopping. */
    private static final double MOST_APART = 0.15;

    /** Customers whose first purchase was not seen may be so many. */
    private static final double MOST_OLDER = 0.05;

    private final BuyingStudy study;
    private final Forecast forecast;

    public BuyingChecks(BuyingStudy study, Forecast forecast) {
        this.study = study;
        this.forecast = forecast;
    }

    public List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(purchases(), sales(), sameAgain(), models()));
        study.kinds().forEach(kind -> checks.add(BuyingRefusals.regular(kind)));
        checks.add(spendAndFrequency());
        checks.add(firstPurchases());
        checks.add(horizon());
        return checks;
    }

    private Check purchases() {
        Forecast.Test test = forecast.foreseen();
        Unit unit = Unit.count("");
        return check(
                "purchases in the hold-out",
                "Fitted without the last " + Unit.whole(study.holdoutDays())
                        + " days, does the model foresee what was bought then?",
                test.isPassed(),
                "foreseen " + unit.write(test.expected()) + " (95%: " + unit.write(test.low()) + " to "
                        + unit.write(test.high()) + "), came " + unit.write(test.actual()) + ", off by "
                        + Unit.share("").write(test.off()));
    }

    /** What was spent in the hold-out, foreseen and seen. */
    public Check sales() {
        Forecast.Test test = forecast.foreseenSales();
        Unit unit = study.unit("");
        return check(
                "sales in the hold-out",
                "And what was spent then?",
                test.isPassed(),
                "foreseen " + whole(unit, test.expected()) + " (95%: " + whole(unit, test.low()) + " to "
                        + whole(unit, test.high()) + "), came " + whole(unit, test.actual()) + ", off by "
                        + Unit.share("").write(test.off()));
    }

    private static String whole(Unit unit, double value) {
        return unit.write(value, 0, java.math.RoundingMode.HALF_EVEN);
    }

    private Check sameAgain() {
        HoldOut.Result result = forecast.chosen().result();
        return check(
                "better than \"the same again\"",
                "Is the forecast closer, customer by customer, than to say that all go on as fast as so far?",
                result.error() < result.errorOfSameAgain(),
                "off by " + Unit.number("").write(result.error()) + " purchases a customer; the simple rule by "
                        + Unit.number("").write(result.errorOfSameAgain()));
    }

    private Check models() {
        List<Forecast.Trial> stopping = forecast.trials().stream()
                .filter(trial -> trial.fit().kind() != BuyingKind.NBD)
                .toList();
        if (stopping.size() < 2) {
            return new Check(
                    "models agree",
                    "Do models that differ in when customers stop foresee the same?",
                    Verdict.CANNOT_TELL,
                    stopping.isEmpty()
                            ? "hardly anyone seems to stop, so models of stopping find nothing to hold on to"
                            : "only one model was fitted",
                    Grade.DESCRIPTIVE);
        }
        double least = expected(stopping).min().orElse(0);
        double most = expected(stopping).max().orElse(0);
        return check(
                "models agree",
                "Do models that differ in when customers stop foresee the same?",
                most <= least * (1 + MOST_APART),
                stopping.size() + " models foresee from " + Unit.whole(least) + " to " + Unit.whole(most)
                        + " purchases in the hold-out");
    }

    private static DoubleStream expected(List<Forecast.Trial> trials) {
        return trials.stream().mapToDouble(trial -> trial.result().expected());
    }

    private Check spendAndFrequency() {
        double correlation = forecast.spend().correlation();
        return check(
                "spend and frequency",
                "Do those who buy often spend about as much at a time as those who buy rarely?",
                Math.abs(correlation) <= MOST_CORRELATION,
                "correlation " + Unit.number("").write(correlation) + " over customers who bought again; at most "
                        + Unit.number("").write(MOST_CORRELATION));
    }

    private Check firstPurchases() {
        long older = study.purchases().older();
        double share = (double) older / Math.max(1, study.purchases().size());
        return check(
                "first purchases",
                "Do the records show customers from their first purchase?",
                share <= MOST_OLDER,
                Unit.share("").write(share) + " of customers joined before the records begin, so their first purchase"
                        + " is not seen");
    }

    private Check horizon() {
        boolean isTested = study.plan().horizonDays() <= study.holdoutDays();
        return new Check(
                "horizon",
                "Was a forecast tested over as long a time?",
                isTested ? Verdict.PASSED : Verdict.CANNOT_TELL,
                "value is counted for " + Unit.whole(study.plan().horizonDays()) + " days, the test covers "
                        + Unit.whole(study.holdoutDays()),
                Grade.DESCRIPTIVE);
    }

    private static Check check(String name, String question, boolean isPassed, String found) {
        return new Check(name, question, isPassed ? Verdict.PASSED : Verdict.FAILED, found, Grade.DESCRIPTIVE);
    }
}
