package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.landmark.RatingBands;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.DoublyRobust;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.causal.Aipw;
import org.wayworth.kernel.causal.Balance;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** High against low ratings among similar customers, doubly robust: the comparison that assumes no straight line. */
final class LinkageHighLow {

    /** Most rows of the picture of balance; the furthest apart before weighting are shown. */
    private static final int MOST_SHOWN = 12;

    private final PointWorth worth;
    private final LandmarkStudy study;
    private final DoublyRobust doublyRobust;
    private final double cut;

    LinkageHighLow(PointWorth worth, double cut) {
        this.worth = worth;
        this.study = worth.study();
        this.doublyRobust = worth.doublyRobust();
        this.cut = cut;
    }

    /** Empty where there are too few, or nobody similar, to compare; the headline's checks say so. */
    Optional<Finding> finding(Run run, int index) {
        if (study.rows().size() < PointWorth.CROSS_FITTED_FROM) {
            return Optional.empty();
        }
        return doublyRobust.above(cut).fold(result -> finding(result, run, index), no -> Optional.empty());
    }

    private Optional<Finding> finding(Aipw.Result result, Run run, int index) {
        Unit unit = study.plan()
                .outcome()
                .differenceUnit(study.currency(), study.plan().span(), ", high against low");
        Fit<Estimate> effect = study.withForecast(Fit.done(result.effect()), this::leastSquares);
        if (!effect.isDone()) {
            return Optional.empty();
        }
        Measured difference = Means.measured(effect.get(), unit);
        Balance.Result balance = doublyRobust.balance(cut, result);
        List<Check> checks = checks(result, balance);
        return Optional.of(new FindingBuilder(
                        run,
                        index,
                        "Do customers who rate " + points()
                                + " or more bring more than similar customers who rate lower?",
                        base(result))
                .estimand(estimand(result))
                .estimate(difference)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(List.of(sides(result), alike(balance)))
                .assuming(worth.assumptions())
                .workings(workings(result))
                .forecast(study.plan().outcome().isForecast())
                .stating(grade -> statement(difference, grade)));
    }

    /** High against low by least squares: what the parameters of a forecast move as far. */
    private Fit<Estimate> leastSquares(double[] outcome) {
        double[] high = Arrays.stream(study.rows().ratings())
                .map(rating -> rating >= cut ? 1 : 0)
                .toArray();
        return new Comparison(high, outcome, worth.covariates(), study.rows().customers(), study.unitPerPoint())
                .adjusted();
    }

    /** Mean outcome of the high, or of the low, with how far the parameters of a forecast move it. */
    private Estimate side(Estimate mean, boolean isHigh) {
        double[] ratings = study.rows().ratings();
        int[] rows = IntStream.range(0, ratings.length)
                .filter(i -> ratings[i] >= cut == isHigh)
                .toArray();
        return study.withForecast(
                        Fit.done(mean),
                        y -> Means.plain(
                                Arrays.stream(rows).mapToDouble(i -> y[i]).toArray()))
                .fold(wide -> wide, no -> mean);
    }

    private Statement statement(Measured difference, Grade grade) {
        FollowUp outcome = study.plan().outcome();
        Statement.Argument cut = Statement.words("cut", points());
        Statement.Argument when = Statement.words("when", study.plan().span().within());
        if (!difference.isClearOf(0)) {
            return Statement.noClearDifference(
                    "Between ratings of {cut} or more and lower ones of similar customers we see no clear difference in"
                            + " {what} {when}.",
                    cut,
                    Statement.words("what", outcome.noun()),
                    when);
        }
        return Statement.difference(
                "Among similar customers, a rating of {cut} or more {verb} {difference} {what}{each} {when}.",
                cut,
                outcome.isForecast() ? Statement.forecastVerb(grade) : Statement.verb(grade),
                Statement.size("difference", difference),
                Statement.words("what", outcome.comparative(difference.value() > 0)),
                Statement.words("each", outcome.isShare() || outcome == FollowUp.GROWTH ? "" : " per customer"),
                when);
    }

    private String estimand(Aipw.Result result) {
        return "Mean difference in " + study.plan().outcome().noun() + " "
                + study.plan().span().within() + " between ratings of " + points()
                + " or more and lower ones, among the "
                + Unit.whole(result.overlap().kept())
                + " responses that have counterparts on the other side (doubly robust).";
    }

    private Base base(Aipw.Result result) {
        return new SampleAccount()
                .within(study.base())
                .leftOut(
                        "of customers not drawn for this comparison",
                        study.rows().size() - doublyRobust.rows())
                .leftOut(
                        "without a similar customer on the other side",
                        result.overlap().leftOut())
                .remaining(result.overlap().kept(), study.noun());
    }

    private List<Check> checks(Aipw.Result result, Balance.Result balance) {
        List<Check> checks = new ArrayList<>();
        checks.add(DoublyRobust.balanceCheck(Fit.done(balance)));
        double effective = Math.min(
                result.overlap().treated().effectiveShare(),
                result.overlap().control().effectiveShare());
        checks.add(RobustnessCheck.of("overlap", "Are there similar customers on both sides?")
                .byDesign(String.format(
                        Locale.ROOT,
                        "%,d of %,d responses have a counterpart, and only they are compared; weighted, the effective"
                                + " sample size is %.0f%% of the smaller side",
                        result.overlap().kept(),
                        result.overlap().kept() + result.overlap().leftOut(),
                        100 * effective)));
        // What casts doubt on the slope casts doubt on this as well.
        worth.checks().stream().filter(check -> !check.name().equals("overlap")).forEach(checks::add);
        return checks;
    }

    private Exhibit sides(Aipw.Result result) {
        Unit unit = study.outcomeUnit();
        return new Exhibit.Ranking(
                "Mean outcome of similar customers, if all rated high and if all rated low",
                new Axis(Sentence.begin(study.plan().outcome().noun()), unit),
                0,
                List.of(
                        new Exhibit.Ranking.Bar(
                                points() + " or more",
                                Means.measured(side(result.treated(), true), unit),
                                result.overlap().treated().kept()),
                        new Exhibit.Ranking.Bar(
                                "Lower",
                                Means.measured(side(result.control(), false), unit),
                                result.overlap().control().kept())));
    }

    private Exhibit alike(Balance.Result balance) {
        Unit deviations = Unit.number("standard deviations");
        List<List<Cell>> rows = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int j = 0; j < balance.rows().size(); j++) {
            order.add(j);
        }
        order.sort((a, b) -> Double.compare(
                Math.abs(balance.rows().get(b).before()),
                Math.abs(balance.rows().get(a).before())));
        for (int j : order.subList(0, Math.min(MOST_SHOWN, order.size()))) {
            Balance.Row row = balance.rows().get(j);
            rows.add(List.of(
                    Cell.text(doublyRobust.names().get(j)),
                    Cell.number(row.before(), deviations),
                    Cell.number(row.after(), deviations)));
        }
        return new Exhibit.Table(
                "Differences between high and low raters, before and after weighting",
                List.of(
                        new Axis("Known before", Unit.number("")),
                        new Axis("Unadjusted difference", deviations),
                        new Axis("Weighted difference", deviations)),
                rows);
    }

    private List<Step> workings(Aipw.Result result) {
        Aipw.Quality quality = result.quality();
        return List.of(
                Step.of("rows", result.overlap().kept()),
                Step.of("left out, without counterpart", result.overlap().leftOut()),
                Step.of("splits", result.splits().toString()),
                Step.of("model among high raters", DoublyRobust.learner(quality.outcomeLearnerTreated())),
                Step.of("model among low raters", DoublyRobust.learner(quality.outcomeLearnerControl())),
                Step.of("model of who rates high", DoublyRobust.learner(quality.propensityLearner())),
                Step.of("R² out of fold among high raters", quality.outcomeR2Treated()),
                Step.of("R² out of fold among low raters", quality.outcomeR2Control()),
                Step.of("log loss of who rates high", quality.propensityLoss()),
                Step.of(
                        "if all rated high",
                        Means.measured(result.treated(), study.outcomeUnit()).text()),
                Step.of(
                        "if all rated low",
                        Means.measured(result.control(), study.outcomeUnit()).text()));
    }

    private String points() {
        return RatingBands.number(cut);
    }
}
