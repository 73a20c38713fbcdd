package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkPlan;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.Landmarks;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.landmark.Span;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.Warehouse;

/**
 * What a driver is worth in money, through the rating: points of the rating per point of the question, times money per
 * point of the rating. Both are drawn with their errors, and the products give the interval (MacKinnon, Lockwood and
 * Williams 2004, Multivariate Behavioral Research 39, on the distribution of a product).
 */
final class RevenueFromDrivers {

    /** After the headline. */
    private static final int INDEX = 1;

    private static final int PLACEBO_DAYS = 90;

    private final DriversStudy study;
    private final DriversSurvey survey;
    private final SalesKnowledge knowledge;
    private final DriversRefusals refusals;
    private final Run run;

    RevenueFromDrivers(
            DriversStudy study, DriversSurvey survey, SalesKnowledge knowledge, DriversRefusals refusals, Run run) {
        this.study = study;
        this.survey = survey;
        this.knowledge = knowledge;
        this.refusals = refusals;
        this.run = run;
    }

    /** Empty where it is not asked, or the outcome is not the survey's own rating. */
    Optional<Outcome> follow(Warehouse warehouse, Attributes attributes) {
        DriversOptions options = study.options();
        if (options.worth() == RevenueLink.LEFT_OUT
                || options.outcome().isLoyalty()
                || options.target().isPresent()
                || options.who() != RespondentGroup.ALL) {
            return Optional.empty();
        }
        if (!study.explainsEnough()) {
            return Optional.of(refusals.tooLittleExplained(study));
        }
        if (!study.isRanked()) {
            return Optional.empty();
        }
        LandmarkPlan plan = new LandmarkPlan(
                Optional.of(survey.survey()),
                Optional.of(survey.metric()),
                FollowUp.REVENUE,
                Optional.empty(),
                LandmarkPlan.standard().recentDays(),
                options.horizonDays(),
                options.lookbackDays(),
                Math.min(PLACEBO_DAYS, options.lookbackDays() / 2),
                options.from(),
                options.until(),
                Where.parse(options.where()),
                Set.of(),
                DriversStudy.FEWEST_RESPONSES,
                Optional.empty());
        Landmarks landmarks =
                new Landmarks(DriversAnalysis.CARD.question(), plan.in(options.currency()), warehouse, attributes, run);
        return Optional.of(landmarks.ask(rows -> multiply(rows, landmarks)));
    }

    private Outcome multiply(LandmarkStudy rows, Landmarks landmarks) {
        PointWorth worth = landmarks.pointWorth(rows, run.seed());
        return worth.headline().fold(point -> multiply(worth, point), no -> landmarks.notComputable(rows, no));
    }

    private Outcome multiply(PointWorth worth, Estimate point) {
        int first = study.model().order()[0];
        boolean isClear = study.model().slope(first, Unit.number("")).isClearOf(0)
                && !point.interval().contains(0)
                && worth.disagreement().isEmpty();
        return isClear
                ? new Outcome.Answer(List.of(finding(worth, point, first)))
                : refusals.unclearMoney(worth, study.model().name(first), study.base());
    }

    private Finding finding(PointWorth worth, Estimate point, int first) {
        DriversModel model = study.model();
        Unit unit = worth.study().unitPerPoint();
        Measured money = product(first, point, unit);
        Shortfall shortfall = Shortfall.of(study, first, knowledge::isKnown);
        String span = span(worth.study().plan().span());
        Optional<Measured> headline = shortfall.of(money, span);
        Base base = new SampleAccount()
                .within(study.base())
                .observed(worth.study().base().observed())
                .remaining(study.base().n(), study.base().noun());
        return new FindingBuilder(run, INDEX, DriversAnalysis.CARD.question(), base)
                .estimand("Slope of " + study.target().text() + " on \"" + model.name(first)
                        + "\", the other questions held constant, times: "
                        + worth.study().estimand(worth.covariates())
                        + (headline.isEmpty() ? "" : " " + shortfall.text()))
                .estimate(money)
                .headline(headline)
                .design(study.target().design())
                .checks(checks(worth))
                .picture(byDriver(point, unit))
                .picture(SampleAccount.picture(base))
                .assuming(assumptions(worth))
                .workings(workings(worth, money, first))
                .stating(grade -> headline.map(shown -> shortfall.statement(shown, span, grade))
                        .orElseGet(() -> perPoint(money, first, span, grade)));
    }

    /** Where nobody rates below the target. */
    private Statement perPoint(Measured money, int first, String span, Grade grade) {
        return Statement.difference(
                "One point more on {driver} {verb} {money} {more} revenue per customer {span}, through {outcome}.",
                Statement.name("driver", study.model().name(first)),
                Statement.verb(grade),
                Statement.size("money", money),
                Statement.words("more", money.value() > 0 ? "more" : "less"),
                Statement.words("span", span),
                study.target().argument("outcome"));
    }

    private static String span(Span counted) {
        return counted.isAYear() ? "a year" : counted.within();
    }

    private List<Step> workings(PointWorth worth, Measured money, int first) {
        String noun = study.target().noun();
        return List.of(
                Step.of(
                        "from " + study.model().name(first) + " to " + noun,
                        study.model().slope(first, study.target().perPoint()).text()),
                Step.of(
                        "from " + noun + " to money, among "
                                + worth.study().base().text(),
                        pointText(worth)),
                Step.of("product, both drawn with their errors", money.text()));
    }

    private static String pointText(PointWorth worth) {
        return worth.measured().fold(Measured::text, no -> KernelWords.found(no, List.of()));
    }

    /** Percentiles of products of a resampled slope and a drawn worth. */
    private Measured product(int question, Estimate point, Unit unit) {
        double[] slopes = study.model().slopes(question);
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(Streams.stream(Streams.childSeed(run.seed(), 3), question));
        double[] products = Arrays.stream(slopes)
                .map(slope -> slope * (point.value() + point.standardError() * normal.sample()))
                .sorted()
                .toArray();
        int cut = (int) Math.floor((1 - DriversModel.LEVEL) / 2 * products.length);
        double value = study.model().slope(question) * point.value();
        return new Measured(
                value,
                Math.min(value, products[cut]),
                Math.max(value, products[products.length - 1 - cut]),
                DriversModel.LEVEL,
                unit);
    }

    private List<Check> checks(PointWorth worth) {
        List<Check> checks = new ArrayList<>();
        checks.add(RobustnessCheck.of("both steps", "Is each of the two steps clear beyond chance?")
                .byDesign("no figure is given otherwise; one point of "
                        + study.target().noun() + " goes with " + pointText(worth)));
        for (Check check : worth.checks()) {
            checks.add(new Check(
                    "money: " + check.name(), check.question(), check.verdict(), check.found(), check.limit()));
        }
        return checks;
    }

    private Exhibit byDriver(Estimate point, Unit unit) {
        return new Ranking(
                "Revenue per point of each driver, through " + study.target().noun(),
                new Axis("Difference in revenue", unit),
                0,
                IntStream.of(study.model().order())
                        .mapToObj(j -> new Ranking.Bar(
                                study.model().name(j),
                                product(j, point, unit),
                                study.base().n()))
                        .toList());
    }

    private List<String> assumptions(PointWorth worth) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "Each driver acts through " + study.target().noun() + " alone; what bypasses it is not counted.");
        assumptions.add("The errors of the two steps are independent.");
        assumptions.add("This is no return on investment: nobody was made to rate a driver higher. An experiment would"
                + " show one.");
        assumptions.addAll(worth.assumptions());
        return assumptions;
    }
}
