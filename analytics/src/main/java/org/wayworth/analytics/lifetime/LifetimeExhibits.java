package org.wayworth.analytics.lifetime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.FittedBuying;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.buying.Purchases;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.lifetime.GammaGamma;
import org.wayworth.kernel.lifetime.HoldOut;
import org.wayworth.kernel.lifetime.Parametric;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Join;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Point;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Series;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.Columns;

/** The pictures and workings of {@link LifetimeAnalysis}. */
final class LifetimeExhibits {

    private static final double LEVEL = 0.95;
    private static final double NORMAL_95 = 1.959963984540054;

    /** Points on the curve of purchases; more cannot be told apart. */
    private static final int MOST_POINTS = 80;

    /** Groups of fewer customers are not shown. */
    private static final int FEWEST_SHOWN = 10;

    private final BuyingStudy study;
    private final Forecast forecast;
    private final Columns days;
    private final long seed;

    /** @param days repeat purchases by day: {@code purchase-days.sql} */
    LifetimeExhibits(BuyingStudy study, Forecast forecast, Columns days, long seed) {
        this.study = study;
        this.forecast = forecast;
        this.days = days;
        this.seed = seed;
    }

    List<Exhibit> ofTotal() {
        return List.of(
                tracking(),
                groups(),
                models(),
                perCustomer(),
                new PurchaseCohorts(study, forecast, seed).table(),
                SampleAccount.picture(study.base()));
    }

    List<Exhibit> ofTop() {
        return List.of(tenths(), SampleAccount.picture(study.base()));
    }

    /** Repeat purchases so far, week by week: forecast and actual. */
    private Exhibit tracking() {
        int end = study.purchases().end();
        int step = 7 * Math.max(1, (int) Math.ceil(end / 7.0 / MOST_POINTS));
        int[] at = IntStream.concat(IntStream.rangeClosed(1, (end - 1) / step).map(k -> k * step), IntStream.of(end))
                .toArray();
        double[][] expected =
                forecast.chosen().fit().expectedBy(at, study.purchases().firstsByDay(), seed);
        double[] came = came(at);
        long n = study.purchases().before().size();
        Unit unit = Unit.count("repeat purchases");
        List<Point> foreseen = new ArrayList<>();
        List<Point> actual = new ArrayList<>();
        for (int k = 0; k < at.length; k++) {
            String day = Sentence.date(LocalDate.ofEpochDay(study.startDay() + at[k]));
            double reach = NORMAL_95 * expected[1][k];
            double value = expected[0][k];
            foreseen.add(new Point(
                    at[k], day, new Measured(value, Math.max(0, value - reach), value + reach, LEVEL, unit), n));
            actual.add(new Point(at[k], day, Measured.counted(came[k], unit), n));
        }
        return new Curve(
                "Repeat purchases of those who were customers by " + Sentence.date(study.calibratedUntil())
                        + ": forecast and actual",
                new Axis("Days since " + Sentence.date(LocalDate.ofEpochDay(study.startDay())), Unit.number("days")),
                new Axis("Repeat purchases so far", unit),
                List.of(new Series("Forecast", Join.LINE, foreseen), new Series("Actual", Join.LINE, actual)),
                List.of(new Curve.Mark(study.purchases().calibrated(), "forecast from here on")));
    }

    private double[] came(int[] at) {
        long[] day = days.longs("day");
        long[] repeats = days.longs("n_repeats");
        double[] came = new double[at.length];
        double sum = 0;
        int i = 0;
        for (int k = 0; k < at.length; k++) {
            while (i < day.length && day[i] <= at[k]) {
                sum += repeats[i++];
            }
            came[k] = sum;
        }
        return came;
    }

    /** Purchases in the hold-out by purchases before it. */
    private Exhibit groups() {
        Unit unit = Unit.number("purchases a customer");
        List<Point> foreseen = new ArrayList<>();
        List<Point> seen = new ArrayList<>();
        boolean isHidden = false;
        Purchases purchases = study.purchases();
        double error = forecast.chosen()
                .fit()
                .relativeError(purchases.calibrated(), purchases.end(), purchases.firstsByDay(), seed);
        for (HoldOut.Group group : forecast.chosen().result().groups()) {
            if (group.customers() < FEWEST_SHOWN) {
                isHidden = true;
                continue;
            }
            String label = group.x() + (group.x() == FittedBuying.LAST_GROUP ? " or more" : "");
            // Purchases within a group vary at least as a Poisson law does.
            double reach = NORMAL_95 * Math.sqrt(group.actual() / group.customers());
            double unsure = NORMAL_95 * error * group.expected();
            foreseen.add(new Point(
                    group.x(),
                    label,
                    new Measured(
                            group.expected(),
                            Math.max(0, group.expected() - unsure),
                            group.expected() + unsure,
                            LEVEL,
                            unit),
                    group.customers()));
            seen.add(new Point(
                    group.x(),
                    label,
                    new Measured(
                            group.actual(), Math.max(0, group.actual() - reach), group.actual() + reach, LEVEL, unit),
                    group.customers()));
        }
        return new Curve(
                "Purchases in the last " + Unit.whole(study.holdoutDays())
                        + " days, by repeat purchases before: forecast and actual"
                        + (isHidden ? "; groups of fewer than " + FEWEST_SHOWN + " customers are not shown" : ""),
                new Axis("Repeat purchases before", Unit.number("")),
                new Axis("Purchases in the hold-out", unit),
                List.of(new Series("Forecast", Join.DOTS, foreseen), new Series("Actual", Join.DOTS, seen)),
                List.of());
    }

    private Exhibit models() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Forecast.Trial trial : forecast.trials()) {
            boolean isChosen = trial.fit().kind() == forecast.chosen().fit().kind();
            rows.add(List.of(
                    Cell.text(trial.fit().kind().title() + (isChosen ? " (chosen)" : "")),
                    Cell.number(trial.result().expected(), Unit.count("")),
                    Cell.number(trial.result().actual(), Unit.count("")),
                    Cell.number(trial.misplaced(), Unit.share("")),
                    Cell.number(trial.result().error(), Unit.number("")),
                    Cell.number(trial.fit().fitted().logLikelihood(), Unit.number(""))));
        }
        return new Exhibit.Table(
                "Models tested on the last " + Unit.whole(study.holdoutDays())
                        + " days: BG/NBD is used unless another places clearly more purchases in the right group",
                List.of(
                        new Axis("Model", Unit.number("")),
                        new Axis("Forecast", Unit.count("purchases")),
                        new Axis("Actual", Unit.count("purchases")),
                        new Axis("Placed in the wrong group", Unit.share("of purchases")),
                        new Axis("Error per customer", Unit.number("purchases")),
                        new Axis("Log-likelihood without them", Unit.number(""))),
                rows);
    }

    private Exhibit perCustomer() {
        double n = study.base().n();
        Measured mean = new Measured(
                forecast.value().total().value() / n,
                forecast.total().low() / n,
                forecast.total().high() / n,
                LEVEL,
                study.unit("per customer"));
        return new Ranking(
                "Mean " + study.plan().measure() + " expected of a customer " + study.span(),
                new Axis("Expected " + study.plan().measure(), study.unit("per customer")),
                0,
                List.of(new Ranking.Bar("All customers", mean, study.base().n())));
    }

    private Exhibit tenths() {
        ValueConcentration concentration =
                new ValueConcentration(forecast.value().values());
        List<Ranking.Bar> bars = new ArrayList<>();
        for (int tenth = 9; tenth >= 0; tenth--) {
            String label =
                    tenth == 9 ? "Most valuable tenth" : tenth == 0 ? "Least valuable tenth" : "Tenth " + (10 - tenth);
            bars.add(new Ranking.Bar(label, concentration.tenth(tenth), concentration.size(tenth)));
        }
        return new Ranking(
                "Share of expected " + study.plan().measure() + " that each tenth of customers brings",
                new Axis("Share of expected " + study.plan().measure(), Unit.share("of the value")),
                0,
                bars);
    }

    List<Step> workings() {
        Purchases.AsOf now = study.purchases().now();
        GammaGamma spend = forecast.spend().fitted().model();
        return List.of(
                Step.of(
                        "rows",
                        List.of(
                                Step.of(
                                        "customers who ever bought",
                                        study.purchases().size()),
                                Step.of(
                                        "sales without a date or a known customer, not counted",
                                        study.totals().nUndated()),
                                Step.of(
                                        "sales dated outside the observation window, not counted",
                                        study.totals().nOutside()),
                                Step.of(
                                        "customers by " + Sentence.date(study.calibratedUntil()),
                                        study.purchases().before().size()),
                                Step.of(
                                        "of these bought again",
                                        study.purchases().before().repeaters()),
                                Step.of("customers by " + Sentence.date(study.end()), now.size()),
                                Step.of("of these bought again", now.repeaters()))),
                Step.of(
                        "model: " + forecast.chosen().fit().kind().title() + " up to "
                                + Sentence.date(study.calibratedUntil()),
                        parameters(
                                forecast.chosen().fit().model(),
                                forecast.chosen().fit().fitted().logLikelihood())),
                Step.of(
                        "model: " + forecast.fit().kind().title() + " up to " + Sentence.date(study.end()),
                        parameters(
                                forecast.fit().model(), forecast.fit().fitted().logLikelihood())),
                Step.of(
                        "model: Gamma–Gamma on " + Unit.whole(now.spenders().length)
                                + " customers who bought again and spent",
                        parameters(spend, forecast.spend().fitted().logLikelihood())),
                Step.of("mean value of a purchase over all customers", spend.meanValue()),
                Step.of("share of sales refunded", study.totals().refundedShare()));
    }

    private static List<Step> parameters(Parametric<?> model, double logLikelihood) {
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < model.names().size(); k++) {
            steps.add(Step.of(model.names().get(k), model.parameters().at(k)));
        }
        steps.add(Step.of("log-likelihood", logLikelihood));
        return steps;
    }
}
