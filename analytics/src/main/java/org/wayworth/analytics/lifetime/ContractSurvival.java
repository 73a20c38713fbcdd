package org.wayworth.analytics.lifetime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Relationships;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.lifetime.Renewals;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.warehouse.Warehouse;

/**
 * How long contracts last: survivors of the contracts that began early enough to be observed for many periods, the
 * geometric, the shifted beta-geometric or the beta-discrete-Weibull, tested on the last third of the periods.
 */
final class ContractSurvival {

    /** Fitted to at least four periods, tested on at least two. */
    private static final int FEWEST_PERIODS = 6;

    private static final long FEWEST_CONTRACTS = 100;
    private static final int DRAWS = 400;
    private static final double LEVEL = 0.95;

    /** What {@code lifetime-contracts.sql} is asked for. */
    private record Query(long firstDay, long lastDay, int periods, int periodDays) {}

    /** A row of {@code lifetime-contracts.sql}. */
    private record Lasted(int renewals, long nContracts) {}

    private final LifetimeOptions options;
    private final long startDay;
    private final long endDay;
    private final double[] survivors;
    private final long undated;

    private final Optional<Base.Observed> observed;

    private ContractSurvival(LifetimeOptions options, ContractRecords records, double[] survivors, long undated) {
        this.options = options;
        this.startDay = records.span().start();
        this.endDay = records.span().end();
        this.observed = records.observed();
        this.survivors = survivors;
        this.undated = undated;
    }

    /** Contracts that began in the first half of the time observed, which leaves the second half to follow them. */
    static Optional<ContractSurvival> of(Warehouse warehouse, LifetimeOptions options, ContractRecords records) {
        long startDay = records.span().start();
        long endDay = records.span().end();
        int periods = (int) ((endDay - startDay) / 2 / options.periodDays());
        if (periods < FEWEST_PERIODS) {
            return Optional.empty();
        }
        List<Lasted> lasted = warehouse.rows(
                ContractSurvival.class,
                "lifetime-contracts.sql",
                new Query(startDay, endDay - (long) periods * options.periodDays(), periods, options.periodDays()),
                Lasted.class);
        double[] survivors = new double[periods + 1];
        long undated = 0;
        for (Lasted group : lasted) {
            undated += group.renewals() < 0 ? group.nContracts() : 0;
            for (int period = 0; period <= group.renewals(); period++) {
                survivors[period] += group.nContracts();
            }
        }
        return survivors[0] >= FEWEST_CONTRACTS && survivors[periods] < survivors[0]
                ? Optional.of(new ContractSurvival(options, records, survivors, undated))
                : Optional.empty();
    }

    /** @param cohorts where contracts could be observed for a year @param survivorship whether those that ended are missing */
    Fit<Finding> finding(Run run, int index, Optional<ContractCohorts> cohorts, Check survivorship) {
        int tested = survivors.length - 1;
        int seen = tested - tested / 3;
        return choose(Arrays.copyOf(survivors, seen + 1))
                .flatMap(early -> choose(survivors).map(all -> finding(run, index, early, all, cohorts, survivorship)));
    }

    private static Fit<RetentionChoice> choose(double[] survivors) {
        return RetentionChoice.choose(Renewals.ofCohort(survivors));
    }

    private Finding finding(
            Run run,
            int index,
            RetentionChoice early,
            RetentionChoice all,
            Optional<ContractCohorts> cohorts,
            Check survivorship) {
        double periods = (double) options.horizonDays() / options.periodDays();
        Measured kept = survival(all, periods, run.seed());
        List<Exhibit> exhibits = new ArrayList<>(List.of(curve(early, all, run.seed())));
        cohorts.ifPresent(c -> exhibits.add(c.exhibit()));
        exhibits.add(SampleAccount.picture(base()));
        List<Check> checks = new ArrayList<>(List.of(holdout(early, run.seed())));
        cohorts.ifPresent(c -> checks.add(c.check()));
        checks.add(survivorship);
        return new FindingBuilder(run, index, LifetimeAnalysis.CARD.question(), base())
                .estimand("Share of contracts that still run " + Unit.whole(options.horizonDays())
                        + " days after they begin, among contracts like those that began in the first half of the time"
                        + " observed, from " + Sentence.date(LocalDate.ofEpochDay(startDay)) + " to "
                        + Sentence.date(LocalDate.ofEpochDay(endDay)) + ". " + Relationships.COUNTED)
                .estimate(kept)
                .forecast(isForecast())
                .checks(checks)
                .pictures(exhibits)
                .assuming(List.of(
                        "Contracts that begin later are like those that began in the first half of the time observed.",
                        "The interval covers the uncertainty of the model's parameters (" + DRAWS
                                + " draws), but not that another kind of model may be right."))
                .workings(List.of(
                        Step.of("contracts by period of " + options.periodDays() + " days", steps()), all.step()))
                .stating(statement(kept, cohorts.flatMap(ContractCohorts::trend)));
    }

    private Statement statement(Measured kept, Optional<Measured> trend) {
        Statement.Argument share = Statement.value("share", kept);
        Statement.Argument last = Statement.words("last", isForecast() ? "are expected to last" : "last");
        Statement.Argument after = Statement.words(
                "after",
                options.horizonDays() == 365 ? "a year" : options.plan().horizon());
        return trend.map(change -> Statement.description(
                        "About {share} of contracts {last} {after} or longer; those that begin later {trend}.",
                        share,
                        last,
                        after,
                        Statement.words("trend", change.value() < 0 ? "end sooner" : "last longer")))
                .orElseGet(() -> Statement.description(
                        "About {share} of contracts {last} {after} or longer.", share, last, after));
    }

    /** Whether no contract was observed for so long. */
    private boolean isForecast() {
        return options.horizonDays() > (survivors.length - 1) * options.periodDays();
    }

    private Base base() {
        return new SampleAccount()
                .observed(observed)
                .leftOut("ended on a day that is not known", undated)
                .remaining(Math.round(survivors[0]), "contracts");
    }

    private Measured survival(RetentionChoice choice, double periods, long seed) {
        double[] drawn = choice.draws(DRAWS, seed).stream()
                .mapToDouble(model -> model.survival(periods))
                .sorted()
                .toArray();
        double value = choice.model().survival(periods);
        int tail = (int) Math.floor((1 - LEVEL) / 2 * drawn.length);
        return new Measured(
                value,
                Math.min(value, drawn[tail]),
                Math.max(value, drawn[drawn.length - 1 - tail]),
                LEVEL,
                Unit.share("of contracts"));
    }

    /** The forecast from the first periods must hold, at the last one, what came; or miss it by little. */
    private Check holdout(RetentionChoice early, long seed) {
        int tested = survivors.length - 1;
        Measured foreseen = survival(early, tested, seed);
        double actual = survivors[tested] / survivors[0];
        double chance = 1.96 * Math.sqrt(actual * (1 - actual) / survivors[0]);
        boolean isWithin = actual >= foreseen.low() - chance && actual <= foreseen.high() + chance;
        boolean isClose = Math.abs(foreseen.value() / actual - 1) <= Forecast.Test.GOOD_ENOUGH;
        return RobustnessCheck.of(
                        "contracts in the hold-out",
                        "Fitted to the first two thirds of the periods, does the model forecast the last?")
                .leaving(Grade.DESCRIPTIVE)
                .passedIf(
                        isWithin || isClose,
                        "forecast " + foreseen.text() + " after " + tested + " periods of " + options.periodDays()
                                + " days, actual " + Unit.share("").write(actual));
    }

    private Exhibit curve(RetentionChoice early, RetentionChoice all, long seed) {
        int seen = survivors.length - 1;
        int until = (int) Math.ceil((double) options.horizonDays() / options.periodDays());
        long n = Math.round(survivors[0]);
        List<Curve.Point> actual = new ArrayList<>();
        for (int t = 0; t <= seen; t++) {
            var share = Share.fit(Math.round(survivors[t]), n, LEVEL);
            actual.add(point(
                    t,
                    new Measured(
                            share.value(),
                            share.interval().low(),
                            share.interval().high(),
                            LEVEL,
                            Unit.share("of contracts")),
                    Math.round(survivors[t])));
        }
        List<Curve.Point> foreseen = new ArrayList<>();
        List<Curve.Point> ahead = new ArrayList<>();
        for (int t = seen - seen / 3; t <= seen; t++) {
            foreseen.add(point(t, survival(early, t, seed), n));
        }
        for (int t = seen; t <= Math.max(seen, until); t++) {
            ahead.add(point(t, survival(all, t, seed), n));
        }
        return new Curve(
                "Share of contracts that still run: actual and forecast",
                new Axis("Days since the contract began", Unit.number("days")),
                new Axis("Still running", Unit.share("of contracts")),
                List.of(
                        new Curve.Series("Actual", Curve.Join.STEP, actual),
                        new Curve.Series("Forecast from the first two thirds", Curve.Join.LINE, foreseen),
                        new Curve.Series("Forecast from all periods", Curve.Join.LINE, ahead)),
                List.of(new Curve.Mark((double) seen * options.periodDays(), "end of observation")));
    }

    private Curve.Point point(int period, Measured measured, long n) {
        int days = period * options.periodDays();
        return new Curve.Point(days, Unit.whole(days), measured, n);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int t = 0; t < survivors.length; t++) {
            steps.add(Step.of("running after " + t, Math.round(survivors[t])));
        }
        return steps;
    }
}
