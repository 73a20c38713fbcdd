package org.wayworth.analytics.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.buying.Buying;
import org.wayworth.analytics.buying.BuyingChecks;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Expected;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.landmark.RatingBands;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.resample.Percentiles;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.Warehouse;

/**
 * What customers of each band of ratings are expected to bring from the end of the records on, by the band of their
 * latest answer, and how well the forecast did by band on days kept aside. The forecast knows purchases only.
 *
 * <p>Intervals: customers are drawn again, each time with another draw of the forecast's parameters.
 */
final class ValueLifetime {

    private static final double LEVEL = 0.95;
    private static final String WITHOUT_REGULAR = ", without regular payments";

    /** Replicates: one draw of the parameters and one of the customers each. */
    private static final int REPLICATES = 200;

    /** A stream of chance of this class. */
    private static final int STREAM = 611;

    private final BuyingStudy study;
    private final Forecast forecast;
    private final RatingBands bands;
    private final Survey survey;
    private final ValueRated now;
    private final ValueTested tested;
    private final double[] values;
    private final int[] shown;
    private final List<double[]> replicates;

    private ValueLifetime(
            BuyingStudy study,
            Forecast forecast,
            Survey survey,
            Expected expected,
            ValueRated now,
            ValueRated before,
            long seed) {
        this.study = study;
        this.forecast = forecast;
        this.survey = survey;
        this.bands = RatingBands.of(survey);
        this.now = now;
        this.tested = new ValueTested(study, bands, before, expected);
        double[] ahead = new double[now.size()];
        Arrays.fill(ahead, study.plan().horizonDays());
        double[] past = new double[now.size()];
        this.values = expected.money(now.customers(), ahead, past);
        this.shown = shown(now, values);
        this.replicates = expected.drawn(
                now.customers(), ahead, past, (draw, money) -> now.means(money, times(now.size(), seed, draw)));
    }

    /** Refused where there is no forecast, or no two bands that can be shown; empty where nobody was asked. */
    static Optional<Outcome> ask(
            ValueOptions options, Warehouse warehouse, Attributes attributes, Run run, int index, String question) {
        Optional<Survey> survey =
                Surveys.of(warehouse).choose(options.survey(), options.metric(), options.minimumRespondents());
        if (survey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Buying(question, options.lifetime(), warehouse, run)
                .<Outcome>foresee(
                        (study, forecast) -> of(
                                        study, forecast, survey.get(), options, warehouse, attributes, run.seed())
                                .finding(run, index, question)
                                .<Outcome>map(finding -> new Outcome.Answer(List.of(finding)))
                                .orElseGet(() -> tooSmall(study, question, run)),
                        refusal -> refusal));
    }

    private static Outcome tooSmall(BuyingStudy study, String question, Run run) {
        return new RefusalBuilder(run, question, Reason.SMALL_GROUP)
                .have("Fewer than two bands of latest ratings have a lifetime value that can be shown.")
                .need("At least " + SmallGroups.STANDARD
                        + " people in two bands, none of whom brings most of its money.")
                .next("Ask about a wider group (where), or gather more responses.")
                .base(study.base())
                .refusal();
    }

    private static ValueLifetime of(
            BuyingStudy study,
            Forecast forecast,
            Survey survey,
            ValueOptions options,
            Warehouse warehouse,
            Attributes attributes,
            long seed) {
        Expected expected = new Expected(study, forecast, REPLICATES, seed);
        return new ValueLifetime(
                study,
                forecast,
                survey,
                expected,
                ValueRated.of(
                        warehouse,
                        survey,
                        attributes,
                        options.plan().where(),
                        study.end(),
                        customer -> Double.isFinite(expected.firstDay(customer))),
                ValueRated.of(
                        warehouse,
                        survey,
                        attributes,
                        options.plan().where(),
                        study.calibratedUntil(),
                        expected::isTested),
                seed);
    }

    /** Bands whose money may be shown. */
    static int[] shown(ValueRated rated, double[] values) {
        List<Money> money = IntStream.range(0, RatingBands.COUNT)
                .mapToObj(b -> Money.of(rated.of(b, values)))
                .toList();
        SmallGroups small = SmallGroups.standard();
        if (!rated.cut().shows(small)) {
            return new int[0];
        }
        boolean[] may = Cut.shownMoney(small, rated.bands(), money);
        return IntStream.range(0, RatingBands.COUNT)
                .filter(b -> may[b] && money.get(b).people() > 0)
                .toArray();
    }

    /** How often each customer is drawn, when as many are drawn as there are. */
    private static int[] times(int n, long seed, int replicate) {
        UniformRandomProvider random = Streams.stream(Streams.childSeed(seed, STREAM), replicate);
        int[] times = new int[n];
        for (int i = 0; i < n; i++) {
            times[random.nextInt(n)]++;
        }
        return times;
    }

    private Optional<Finding> finding(Run run, int index, String question) {
        if (shown.length < 2) {
            return Optional.empty();
        }
        Unit unit = study.unit("per customer in " + horizon());
        int low = shown[0];
        int high = shown[shown.length - 1];
        double[] means = means();
        Fit<Measured> gap = measured(means[high] - means[low], unit, high, low);
        return gap.fold(
                measured -> Optional.of(finding(measured, means, unit, run, index, question)), no -> Optional.empty());
    }

    private Finding finding(Measured gap, double[] means, Unit unit, Run run, int index, String question) {
        boolean isOff = !forecast.foreseenSales().isPassed();
        List<Check> checks = checks();
        List<Exhibit> exhibits = new ArrayList<>();
        if (!isOff) {
            exhibits.add(new Ranking(
                    "Expected in the " + horizon() + " after " + Sentence.date(study.end())
                            + ", by latest rating, unadjusted",
                    new Axis("Lifetime value", unit),
                    0,
                    bars(means, unit)));
        }
        if (tested.isShown()) {
            exhibits.add(tested.exhibit());
        }
        exhibits.add(SampleAccount.picture(base()));
        return new FindingBuilder(run, index, question, base())
                .estimand(estimand())
                .estimate(isOff ? Optional.empty() : Optional.of(gap))
                .design(Design.RAW_COMPARISON)
                .checks(checks)
                .pictures(exhibits)
                .assuming(assumptions())
                .workings(workings())
                .forecast(true)
                .stating(grade -> isOff ? off() : statement(gap, grade));
    }

    private double[] means() {
        int[] once = new int[now.size()];
        Arrays.fill(once, 1);
        return now.means(values, once);
    }

    /** The band's mean, or with another band the difference of both, with the percentiles of the replicates. */
    private Fit<Measured> measured(double value, Unit unit, int band, int less) {
        double[] drawn = replicates.stream()
                .mapToDouble(means -> means[band] - (less < 0 ? 0 : means[less]))
                .toArray();
        if (!Arrays.stream(drawn).allMatch(Double::isFinite)) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "draws without a finite value", "Take a longer history of purchases.");
        }
        Interval middle = Percentiles.middle(drawn, LEVEL);
        return Fit.done(
                new Measured(value, Math.min(value, middle.low()), Math.max(value, middle.high()), LEVEL, unit));
    }

    private List<Ranking.Bar> bars(double[] means, Unit unit) {
        List<Ranking.Bar> bars = new ArrayList<>();
        for (int b : shown) {
            int n = now.of(b, values).length;
            measured(means[b], unit, b, -1)
                    .map(mean -> bars.add(new Ranking.Bar(bands.labels().get(b), mean, n)));
        }
        return bars;
    }

    private Statement statement(Measured gap, Grade grade) {
        Statement.Argument high = Statement.words("high", bands.labels().get(shown[shown.length - 1]));
        Statement.Argument low = Statement.words("low", bands.labels().get(shown[0]));
        Statement.Argument next = Statement.words("next", horizon());
        return gap.isClearOf(0)
                ? difference(
                        high,
                        low,
                        Statement.forecastVerb(grade),
                        gap,
                        study.plan().measure(),
                        study.plan().horizonDays() == 365 ? "a year" : horizon(),
                        scope())
                : Statement.noClearDifference(
                        "Between latest ratings of {high} and {low} we see no clear difference in lifetime value over the"
                                + " next {next}.",
                        high,
                        low,
                        next);
    }

    /** What a reader must know beside the figure: that its test says otherwise, or else what it leaves out. */
    private String scope() {
        return tested.missed()
                .map(missed -> missed.isTooSmall() ? ", but more in its test" : ", but less in its test")
                .orElse(study.regular().isEmpty() ? "" : WITHOUT_REGULAR);
    }

    /** Where the sentence speaks of payments, it is clear that money is meant, and there is no room to say so. */
    static Statement difference(
            Statement.Argument high,
            Statement.Argument low,
            Statement.Argument verb,
            Measured gap,
            String measure,
            String next,
            String scope) {
        return Statement.difference(
                "A rating of {high} rather than {low} {verb} {difference} {more} per customer within {next}{scope}.",
                high,
                low,
                verb,
                Statement.size("difference", gap),
                Statement.words(
                        "more",
                        (gap.value() > 0 ? "more" : "less") + (scope.equals(WITHOUT_REGULAR) ? "" : " " + measure)),
                Statement.words("next", next),
                Statement.words("scope", scope));
    }

    private Statement off() {
        return Statement.description(
                "No lifetime value by rating can be given: in its hold-out test the forecast of sales was too {wrong}.",
                Statement.words("wrong", forecast.foreseenSales().off() < 0 ? "low" : "high"));
    }

    private String horizon() {
        return study.plan().horizonDays() == 365 ? "year" : study.plan().horizon();
    }

    private String estimand() {
        Unit share = Unit.share("");
        return "Mean " + study.plan().measure() + " that customers are expected to bring " + study.span()
                + ", by their latest response (" + survey.metric() + " in " + survey.survey()
                + ") up to then, from sales"
                + " of: " + study.kindNames()
                + study.plan()
                        .marginShare()
                        .map(margin -> "; margin taken to be " + share.write(margin) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + "; unadjusted.";
    }

    private Base base() {
        return new SampleAccount()
                .within(study.base())
                .leftOut(
                        "without a rating among the customers asked about",
                        study.base().n() - now.size())
                .remaining(now.size(), "customers");
    }

    private List<Check> checks() {
        double[] means = means();
        return List.of(
                new BuyingChecks(study, forecast).sales(),
                tested.check(means[shown[shown.length - 1]] - means[shown[0]]));
    }

    private List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "Customers go on buying as they did. The forecast uses purchases only; ratings sort customers and do"
                        + " not enter it.");
        assumptions.add("Bands are compared unadjusted: they differ in more than the rating.");
        assumptions.add("Intervals cover the uncertainty of the model's parameters and of which customers there are ("
                + REPLICATES + " replicates of both), not chance in single customers.");
        if (study.plan().discountRate().isEmpty()) {
            assumptions.add("No discount rate was given, so later money counts in full.");
        }
        if (!study.regular().isEmpty()) {
            assumptions.add("Left out, since they come at regular intervals and end with a contract: "
                    + BuyingStudy.names(study.regular()) + ".");
        }
        return assumptions;
    }

    private List<Step> workings() {
        List<Step> rows = new ArrayList<>();
        for (int b : shown) {
            rows.add(Step.of(
                    "latest rating " + bands.labels().get(b), Unit.whole(now.of(b, values).length) + " customers"));
        }
        return List.of(
                Step.of("rows", rows),
                Step.of("model", forecast.fit().kind().title()),
                Step.of("replicates", REPLICATES));
    }
}
