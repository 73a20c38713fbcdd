package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.Warehouse;

/** What is said where ratings, or sales, carry no date: what goes with what, and why no more can be told. */
final class UndatedRefusal {

    private record Query(String survey, String metric) {}

    private final String question;
    private final int horizonDays;
    private final Warehouse warehouse;
    private final Run run;

    UndatedRefusal(String question, int horizonDays, Warehouse warehouse, Run run) {
        this.question = question;
        this.horizonDays = horizonDays;
        this.warehouse = warehouse;
        this.run = run;
    }

    /** Everything measured at once: show what goes with what, and say why no more can be said. */
    Outcome of(Survey survey, List<Sales> money) {
        List<SameMoment> levels = warehouse.rows(
                Landmarks.class, "same-moment.sql", new Query(survey.survey(), survey.metric()), SameMoment.class);
        List<Check> checks = new ArrayList<>();
        checks.add(RobustnessCheck.of(
                        "time order",
                        "Was everything counted after the response, and everything adjusted for known before it?")
                .failed(
                        survey.nDated() == 0
                                ? "no response has a date: ratings and outcomes were recorded at the same moment"
                                : "no sale has a date"));
        boolean[] shown = SmallGroups.standard()
                .shownMoney(levels.stream().map(SameMoment::money).toList());
        separation(levels, shown).ifPresent(checks::add);
        List<Exhibit> exhibits = new ArrayList<>();
        if (!levels.isEmpty()) {
            exhibits.add(sameMoment(levels, shown, money));
        }
        return new RefusalBuilder(run, question, Reason.NO_TIME_ORDER)
                .have(Unit.whole(survey.nRated()) + " ratings, " + Unit.whole(survey.nDated())
                        + " of them with a date; "
                        + Unit.whole(money.stream().mapToLong(Sales::nSales).sum()) + " sales, "
                        + Unit.whole(money.stream().mapToLong(Sales::nDated).sum())
                        + " of them with a date. Customers may have rated low when they left, or left because of what"
                        + " made them rate low.")
                .need("Ratings with the date of the response, and sales or ends of contracts with theirs.")
                .next("Export both with their dates; or repeat the survey and ask again " + Unit.whole(horizonDays)
                        + " days later, when what followed the responses is known.")
                .base(new SampleAccount()
                        .leftOut("without a date", survey.nRated() - survey.nDated())
                        .remaining(survey.nDated(), "responses"))
                .checks(checks)
                .pictures(exhibits)
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

    private static Exhibit sameMoment(List<SameMoment> levels, boolean[] shown, List<Sales> money) {
        Optional<String> currency = money.stream().map(Sales::currency).findFirst();
        List<Axis> columns = new ArrayList<>(List.of(
                new Axis("Rating", Unit.number("")),
                new Axis("Customers", Unit.count("customers")),
                new Axis("Contract ended", Unit.count("customers"))));
        currency.ifPresent(code -> columns.add(new Axis("Mean revenue", Unit.money(code, "per customer"))));
        currency.ifPresent(code -> columns.add(new Axis("95% interval", Unit.money(code, "per customer"))));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            SameMoment level = levels.get(i);
            if (!shown[i]) {
                rows.add(hidden(level, columns.size()));
                continue;
            }
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.number(level.rating(), Unit.count("")),
                    Cell.number(level.nCustomers(), Unit.count("")),
                    level.nContracts() == 0 ? Cell.text("not known") : Cell.number(level.nEnded(), Unit.count(""))));
            currency.ifPresent(code -> row.addAll(meanRevenue(level, code)));
            rows.add(row);
        }
        return new Exhibit.Table("Outcomes by rating, both recorded at the same moment", columns, rows);
    }

    private static List<Cell> hidden(SameMoment level, int columns) {
        List<Cell> row = new ArrayList<>(List.of(
                Cell.number(level.rating(), Unit.count("")),
                Cell.text(
                        SmallGroups.standard().shows(level.nCustomers())
                                ? "Hidden: a few customers bring most of it, or it would reveal a small group"
                                : SmallGroups.standard().hiddenText())));
        while (row.size() < columns) {
            row.add(Cell.text(""));
        }
        return row;
    }

    private static List<Cell> meanRevenue(SameMoment level, String currency) {
        Unit unit = Unit.money(currency, "");
        double minor = Math.pow(10, java.util.Currency.getInstance(currency).getDefaultFractionDigits());
        double mean = level.meanRevenueMinor() / minor;
        double reach = Quantile.studentReach(0.95, level.nCustomers() - 1.0)
                * level.sdRevenueMinor()
                / minor
                / Math.sqrt(level.nCustomers());
        return List.of(
                Cell.number(mean, unit), Cell.text(unit.write(mean - reach) + " to " + unit.write(mean + reach)));
    }
}
