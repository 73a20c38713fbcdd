package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/** What is said where ratings, or sales, carry no date: what goes with what, and why no more can be told. */
final class UndatedRefusal {

    private record Query(String survey, String metric, String currency) {}

    private final String question;
    private final LandmarkPlan plan;
    private final Warehouse warehouse;
    private final Run run;

    UndatedRefusal(String question, LandmarkPlan plan, Warehouse warehouse, Run run) {
        this.question = question;
        this.plan = plan;
        this.warehouse = warehouse;
        this.run = run;
    }

    /** Everything measured at once: show what goes with what, and say why no more can be said. */
    Outcome of(Survey survey, List<Sales> money) {
        Optional<String> currency = money.stream()
                .map(Sales::currency)
                .filter(code -> plan.currency().map(code::equalsIgnoreCase).orElse(true))
                .findFirst();
        List<SameMoment> levels = warehouse.rows(
                Landmarks.class,
                "same-moment.sql",
                new Query(survey.survey(), survey.metric(), currency.orElse("")),
                SameMoment.class);
        List<Check> checks = new ArrayList<>();
        checks.add(RobustnessCheck.of(
                        "time order",
                        "Was everything counted after the response, and everything adjusted for known before it?")
                .failed(
                        survey.nDated() == 0
                                ? "no response has a date: ratings and outcomes were recorded at the same moment"
                                : "no sale has a date"));
        SameMomentTable table = new SameMomentTable(levels, currency);
        separation(levels, table.shown()).ifPresent(checks::add);
        return new RefusalBuilder(run, question, Reason.NO_TIME_ORDER)
                .have(Unit.whole(survey.nRated()) + " ratings, " + Unit.whole(survey.nDated())
                        + " of them with a date; "
                        + Unit.whole(money.stream().mapToLong(Sales::nSales).sum()) + " sales, "
                        + Unit.whole(money.stream().mapToLong(Sales::nDated).sum())
                        + " of them with a date. Customers may have rated low when they left, or left because of what"
                        + " made them rate low." + table.leftOut())
                .need("Ratings with the date of the response, and sales or ends of contracts with theirs.")
                .next("Export both with their dates; or repeat the survey and ask again "
                        + Unit.whole(plan.horizonDays())
                        + " days later, when what followed the responses is known."
                        + (money.size() > 1
                                ? " Until then, mean revenue in another currency can be chosen (currency)."
                                : ""))
                .base(new SampleAccount()
                        .leftOut("without a date", survey.nRated() - survey.nDated())
                        .remaining(survey.nDated(), "responses"))
                .checks(checks)
                .pictures(levels.isEmpty() ? List.of() : List.of(table.exhibit()))
                .refusal();
    }

    /** Ratings at which all, or none, have left: no model can compare like with like there. */
    private static Optional<Check> separation(List<SameMoment> levels, boolean[] shown) {
        List<SameMoment> separated = IntStream.range(0, shown.length)
                .filter(i -> shown[i])
                .mapToObj(levels::get)
                .filter(SameMoment::isSeparated)
                .toList();
        long pure = separated.stream().mapToLong(SameMoment::nContracts).sum();
        long all = levels.stream().mapToLong(SameMoment::nContracts).sum();
        if (pure == 0) {
            return Optional.empty();
        }
        List<String> words = separated.stream()
                .map(level -> "rating " + Unit.whole(level.rating()) + ": " + Unit.whole(level.nEnded()) + " of "
                        + Unit.whole(level.nContracts()) + " left")
                .toList();
        return Optional.of(
                RobustnessCheck.of("overlap", "Are there, at each rating, some who left and some who stayed?")
                        .failed("for " + Unit.share("").write((double) pure / all)
                                + " of customers the rating tells without error who left (" + String.join(", ", words)
                                + "); such ratings were probably recorded after the fact"));
    }
}
