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
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.DoublyRobust;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.causal.Aipw;
import org.wayworth.kernel.causal.Balance;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** High against low ratings among alike customers, doubly robust: the comparison that assumes no straight line. */
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

    /** Empty where there are too few, or nobody alike, to compare; the headline's checks say so. */
    Optional<Finding> finding(Run run, int index) {
        if (study.rows().size() < PointWorth.CROSS_FITTED_FROM) {
            return Optional.empty();
        }
        return doublyRobust.above(cut).fold(result -> finding(result, run, index), no -> Optional.empty());
    }

    private Optional<Finding> finding(Aipw.Result result, Run run, int index) {
        Unit unit = study.plan()
                .outcome()
                .differenceUnit(study.currency(), study.plan().horizonDays(), ", high against low");
        Fit<Estimate> effect = study.withForecast(Fit.done(result.effect()), this::leastSquares);
        if (!effect.isDone()) {
            return Optional.empty();
        }
        Measured difference = Means.measured(effect.get(), unit);
        Balance.Result balance = doublyRobust.balance(cut, result);
        List<Check> checks = checks(result, balance);
        Grade grade = Grade.award(Design.ADJUSTED_COMPARISON, checks);
        return Optional.of(new FindingBuilder(
                        run,
                        index,
                        "Do customers who rate " + points()
                                + " or more bring more than alike customers who rate lower?",
                        base(result))
                .estimand(estimand(result))
                .estimate(difference)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(List.of(sides(result), alike(balance)))
                .assuming(worth.assumptions())
                .workings(workings(result))
                .stating(
                        Statement.description("{sentence}", Statement.name("sentence", statement(difference, grade)))));
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

    private String statement(Measured difference, Grade grade) {
        FollowUp outcome = study.plan().outcome();
        int days = study.plan().horizonDays();
        if (!difference.isClearOf(0)) {
            return "Among alike customers we see no clear difference in " + outcome.noun() + " between ratings from "
                    + points() + " on and lower ones.";
        }
        return "Among alike customers a rating of " + points() + " or more " + outcome.verb(grade) + " "
                + outcome.phrase(difference.sizeText(), difference.value() > 0, days) + ".";
    }

    private String estimand(Aipw.Result result) {
        return "Mean difference in " + study.plan().outcome().noun() + " over "
                + study.plan().outcome().span(study.plan().horizonDays()) + " between rating " + points()
                + " or more and rating lower, among the "
                + Unit.whole(result.overlap().kept())
                + " answers of customers who might have gone either way.";
    }

    private Base base(Aipw.Result result) {
        List<Base.Drop> drops = new ArrayList<>(study.base().drops());
        long drawn = study.rows().size() - doublyRobust.rows();
        if (drawn > 0) {
            drops.add(new Base.Drop("of customers not drawn for this comparison", drawn));
        }
        if (result.overlap().leftOut() > 0) {
            drops.add(new Base.Drop(
                    "without anybody alike on the other side", result.overlap().leftOut()));
        }
        return new Base(result.overlap().kept(), study.noun(), drops);
    }

    private List<Check> checks(Aipw.Result result, Balance.Result balance) {
        List<Check> checks = new ArrayList<>();
        checks.add(DoublyRobust.balanceCheck(Fit.done(balance)));
        double effective = Math.min(
                result.overlap().treated().effectiveShare(),
                result.overlap().control().effectiveShare());
        checks.add(new Check(
                "overlap",
                "Are there alike customers on both sides?",
                Verdict.PASSED,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d answers have a counterpart; weighted, %.0f%% of the smaller side's information"
                                + " remains",
                        result.overlap().kept(),
                        result.overlap().kept() + result.overlap().leftOut(),
                        100 * effective),
                Grade.UNADJUSTED));
        // What casts doubt on the slope casts doubt on this as well.
        worth.checks().stream().filter(check -> !check.name().equals("overlap")).forEach(checks::add);
        return checks;
    }

    private Exhibit sides(Aipw.Result result) {
        Unit unit = study.outcomeUnit();
        return new Exhibit.Ranking(
                "What alike customers would bring, had all rated high, and had all rated low",
                new Axis(study.plan().outcome().noun(), unit),
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
                "How alike high and low raters are, before and after weighting",
                List.of(
                        new Axis("Known before", Unit.number("")),
                        new Axis("Apart as they are", deviations),
                        new Axis("Apart once weighted", deviations)),
                rows);
    }

    private List<Step> workings(Aipw.Result result) {
        Aipw.Quality quality = result.quality();
        return List.of(
                Step.of("rows", result.overlap().kept()),
                Step.of("left out without counterpart", result.overlap().leftOut()),
                Step.of("splits", result.splits().toString()),
                Step.of("learnt among high raters by", DoublyRobust.learner(quality.outcomeLearnerTreated())),
                Step.of("learnt among low raters by", DoublyRobust.learner(quality.outcomeLearnerControl())),
                Step.of("who rates high learnt by", DoublyRobust.learner(quality.propensityLearner())),
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
        return Unit.whole(cut);
    }
}
