package org.wayworth.analytics.lifetime;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.lifetime.ContractForecast.Expected;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures of {@link RunningContractsValue}. */
final class RunningContractsExhibits {

    /** Of how long contracts stay: what no reader would see. */
    private static final double LEAST_DIFFERENCE = 0.001;

    private static final double LEVEL = 0.95;

    /** Contracts older than this many years are one class. */
    private static final int LAST_YEAR = 5;

    /** Points on the curve of the hold-out. */
    private static final int POINTS = 12;

    /** Contracts by the years that they have run: whole periods from and until. */
    private record Tenure(String label, int from, int until, long n) {}

    private final RunningContractsStudy study;
    private final ContractForecast now;
    private final List<Tenure> tenures;

    RunningContractsExhibits(RunningContractsStudy study) {
        this.study = study;
        this.now = study.now();
        this.tenures = tenures();
    }

    List<Exhibit> all() {
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(factors());
        if (isOlderStayingLonger()) {
            exhibits.add(byTenure());
            exhibits.add(stays());
        }
        exhibits.add(holdout());
        exhibits.add(SampleAccount.picture(study.base()));
        return exhibits;
    }

    /** Not where contracts of any age leave at one rate: each bar would be as long as the next. */
    private boolean isOlderStayingLonger() {
        DoubleSummaryStatistics stays =
                tenures.stream().mapToDouble(t -> now.stay(t.from(), t.until())).summaryStatistics();
        return stays.getMax() - stays.getMin() > LEAST_DIFFERENCE * stays.getMax();
    }

    private String horizon() {
        return study.options().plan().horizon();
    }

    /** "a year", "3 years". */
    private String ahead() {
        return study.options().horizonDays() == 365 ? "a year" : horizon();
    }

    private String measure() {
        return study.options().plan().measure();
    }

    private int period() {
        return study.options().periodDays();
    }

    /** Contracts × how long they stay × money a period. */
    private Exhibit factors() {
        Unit periods = Unit.number("periods of " + period() + " days");
        Unit money = study.unit("per contract in " + period() + " days");
        Measured total = measured(new Expected(now.total().value(), study.total()), study.unit("in " + ahead()));
        return new Exhibit.Table(
                "How the forecast is made up: contracts × how long they last × " + measure() + " a period",
                List.of(
                        new Axis("Factor", Unit.number("")),
                        new Axis("Value", Unit.number("")),
                        new Axis("95% interval", Unit.number(""))),
                List.of(
                        List.of(
                                Cell.text("Contracts that run"),
                                Cell.number(now.running().size(), Unit.count("")),
                                Cell.text("")),
                        row(
                                "Periods of " + period() + " days that one is expected to last",
                                measured(now.stay(), periods)),
                        row(Sentence.begin(measure()) + " of one contract in a period", measured(now.money(), money)),
                        row(Sentence.begin(measure()) + " of all contracts in " + ahead(), total)));
    }

    private static List<Cell> row(String label, Measured measured) {
        return List.of(Cell.text(label), Cell.value(measured), Cell.text(measured.intervalText()));
    }

    private List<Tenure> tenures() {
        List<Tenure> all = new ArrayList<>();
        int classes = now.running().classes();
        double[] sizes = now.running().sizes();
        for (int year = 0; year <= LAST_YEAR; year++) {
            int from = (int) Math.round(year * 365.25 / period());
            int until = year == LAST_YEAR ? classes : (int) Math.round((year + 1) * 365.25 / period());
            long n = 0;
            for (int a = from; a < Math.min(until, classes); a++) {
                n += Math.round(sizes[a]);
            }
            String label = year == 0
                    ? "Under a year"
                    : year == LAST_YEAR
                            ? LAST_YEAR + " years or more"
                            : year == 1 ? "1 to 2 years" : year + " to " + (year + 1) + " years";
            all.add(new Tenure(label, from, until, n));
        }
        boolean[] may =
                SmallGroups.standard().shown(all.stream().mapToLong(Tenure::n).toArray());
        List<Tenure> shown = new ArrayList<>();
        for (int t = 0; t < all.size(); t++) {
            if (may[t] && all.get(t).n() > 0) {
                shown.add(all.get(t));
            }
        }
        return shown;
    }

    private Exhibit byTenure() {
        Unit unit = study.unit("per contract in " + ahead());
        return new Ranking(
                Sentence.begin(measure()) + " expected of a running contract in the " + horizon() + " after "
                        + Sentence.date(study.end()) + ", by how long it has run; each period counts the mean of all",
                new Axis("Expected " + measure(), unit),
                0,
                tenures.stream()
                        .map(t -> new Ranking.Bar(t.label(), measured(now.each(t.from(), t.until()), unit), t.n()))
                        .toList());
    }

    private Exhibit stays() {
        Unit periods = Unit.number("periods of " + period() + " days");
        return new Exhibit.Table(
                "Time that a running contract is expected to last in the next " + horizon() + ", by how long it has run"
                        + (study.options().discountRate().isEmpty() ? "" : "; discounted"),
                List.of(
                        new Axis("Has run", Unit.number("")),
                        new Axis("Contracts", Unit.count("contracts")),
                        new Axis("Expected to last", periods)),
                tenures.stream()
                        .map(t -> List.of(
                                Cell.text(t.label()),
                                Cell.number(t.n(), Unit.count("")),
                                Cell.number(now.stay(t.from(), t.until()), periods)))
                        .toList());
    }

    /** Those that ran before the hold-out: forecast and actual. */
    private Exhibit holdout() {
        long n = study.early().running().size();
        int days = study.span().holdoutDays();
        int points = Math.min(POINTS, days);
        Unit unit = Unit.share("of contracts");
        List<Curve.Point> foreseen = new ArrayList<>();
        List<Curve.Point> seen = new ArrayList<>();
        for (int p = 0; p <= points; p++) {
            int after = days * p / points;
            String text = Unit.whole(after);
            Expected expected = study.early().stillRun((double) after / period());
            foreseen.add(new Curve.Point(
                    after,
                    text,
                    new Measured(
                            expected.value() / n,
                            Math.max(0, expected.interval().low() / n),
                            Math.min(1, expected.interval().high() / n),
                            LEVEL,
                            unit),
                    n));
            seen.add(new Curve.Point(
                    after,
                    text,
                    Measured.counted((double) study.stillRan(study.span().calibrated() + after) / n, unit),
                    n));
        }
        return new Curve(
                "Share of the contracts of " + Sentence.date(study.calibratedUntil())
                        + " that still run: forecast and actual",
                new Axis("Days after", Unit.number("days")),
                new Axis("Still running", unit),
                List.of(
                        new Curve.Series("Forecast", Curve.Join.LINE, foreseen),
                        new Curve.Series("Actual", Curve.Join.STEP, seen)),
                List.of());
    }

    private static Measured measured(Expected expected, Unit unit) {
        return new Measured(
                expected.value(), expected.interval().low(), expected.interval().high(), LEVEL, unit);
    }
}
