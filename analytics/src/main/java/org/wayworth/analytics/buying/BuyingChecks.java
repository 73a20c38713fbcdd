package org.wayworth.analytics.buying;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.lifetime.HoldOut;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/** The robustness checks of a forecast of value. */
public final class BuyingChecks {

    /** Spend and frequency that go together more than this make the product of their means a wrong mean. */
    private static final double MOST_CORRELATION = 0.2;

    /** Models of one past whose forecasts lie further apart than this have learnt little about stopping. */
    private static final double MOST_APART = 0.15;

    /** Coverage of the intervals of forecasts. */
    private static final double LEVEL = 0.95;

    /** Customers whose first purchase was not seen may be so many. */
    private static final double MOST_OLDER = 0.05;

    private final BuyingStudy study;
    private final Forecast forecast;

    public BuyingChecks(BuyingStudy study, Forecast forecast) {
        this.study = study;
        this.forecast = forecast;
    }

    public List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(purchases(), sales(), simpleRule(), models()));
        study.kinds().forEach(kind -> checks.add(BuyingRefusals.regular(kind)));
        checks.add(spendAndFrequency());
        checks.add(firstPurchases());
        checks.add(study.survivorship().check());
        checks.add(horizon());
        return checks;
    }

    private Check purchases() {
        return tested(
                "purchases in the hold-out",
                "Fitted without the last " + Unit.whole(study.holdoutDays())
                        + " days, does the model forecast how often customers bought in them?",
                forecast.foreseen(),
                Unit.count(""));
    }

    /** What was spent in the hold-out, forecast and actual. */
    public Check sales() {
        return tested(
                "sales in the hold-out",
                "Fitted without the last " + Unit.whole(study.holdoutDays())
                        + " days, does the model forecast what customers spent in them?",
                forecast.foreseenSales(),
                study.unit(""));
    }

    /** A total of the hold-out, as it was forecast and as it came. */
    public static Check tested(String name, String question, Forecast.Test test, Unit unit) {
        return check(name, question).passedIf(test.isPassed(), found(test, unit));
    }

    /** "forecast £1,204 (95%: £1,100 to £1,300), actual £1,250: 4% too low". */
    private static String found(Forecast.Test test, Unit unit) {
        Measured expected = new Measured(test.expected(), test.low(), test.high(), LEVEL, unit);
        return "forecast " + expected.text() + ", actual " + expected.write(test.actual())
                + (test.actual() == 0
                        ? ""
                        : ": " + Unit.share("").write(Math.abs(test.off())) + " too " + test.direction());
    }

    private Check simpleRule() {
        HoldOut.Result result = forecast.chosen().result();
        return check(
                        "better than a simple rule",
                        "Customer by customer, is the forecast closer than the rule that all go on buying as fast as so"
                                + " far?")
                .passedIf(
                        result.error() < result.errorOfSameAgain(),
                        "the forecast is off by " + Unit.number("").write(result.error())
                                + " purchases a customer, the simple rule by "
                                + Unit.number("").write(result.errorOfSameAgain()));
    }

    private Check models() {
        RobustnessCheck check =
                check("models agree", "Do models that differ in when customers stop come to the same forecast?");
        List<Forecast.Trial> stopping = forecast.trials().stream()
                .filter(trial -> trial.fit().kind() != BuyingKind.NBD)
                .toList();
        if (stopping.size() < 2) {
            return check.cannotTell(
                    stopping.isEmpty()
                            ? "hardly any customer seems to stop, so that models of stopping cannot be fitted"
                            : "only one model was fitted");
        }
        double least = expected(stopping).min().orElse(0);
        double most = expected(stopping).max().orElse(0);
        return check.passedIf(
                most <= least * (1 + MOST_APART),
                stopping.size() + " models forecast from " + Unit.whole(least) + " to " + Unit.whole(most)
                        + " purchases in the hold-out; at most "
                        + Unit.share("").write(MOST_APART) + " apart counts as agreement");
    }

    private static DoubleStream expected(List<Forecast.Trial> trials) {
        return trials.stream().mapToDouble(trial -> trial.result().expected());
    }

    private Check spendAndFrequency() {
        double correlation = forecast.spend().correlation();
        return check(
                        "spend and frequency",
                        "Do customers who buy often spend about as much at a time as those who buy rarely?")
                .passedIf(
                        Math.abs(correlation) <= MOST_CORRELATION,
                        "correlation " + Unit.number("").write(correlation)
                                + " over customers who bought again; at most "
                                + Unit.number("").write(MOST_CORRELATION) + " is accepted");
    }

    private Check firstPurchases() {
        long older = study.purchases().older();
        double share = (double) older / Math.max(1, study.purchases().size());
        return check("first purchases", "Do the records show customers from their first purchase?")
                .passedIf(
                        share <= MOST_OLDER,
                        Unit.share("").write(share)
                                + " of customers joined before the records begin, so that their first purchase is not"
                                + " seen; at most " + Unit.share("").write(MOST_OLDER) + " is accepted");
    }

    private Check horizon() {
        return horizon("horizon", study.plan().horizonDays(), study.holdoutDays());
    }

    /** Whether a forecast was tested over as long a time as it is made for. */
    public static Check horizon(String name, int horizonDays, int holdoutDays) {
        RobustnessCheck check = check(name, "Was a forecast tested over as long a time?");
        String found =
                "the forecast reaches " + Unit.whole(horizonDays) + " days ahead, its test " + Unit.whole(holdoutDays);
        return horizonDays <= holdoutDays ? check.passed(found) : check.cannotTell(found);
    }

    private static RobustnessCheck check(String name, String question) {
        return RobustnessCheck.of(name, question).leaving(Grade.DESCRIPTIVE);
    }
}
