package org.wayworth.analytics.linkage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** Do customers who rate us higher go on to bring more? */
final class LinkageAnalysis implements Analysis<LinkageOptions> {

    static final Card CARD =
            new Card("linkage", "Satisfaction and value", "Do customers who rate us higher go on to bring more?");

    /** Buyers after the landmark that one coefficient needs (Peduzzi 1996; here for money with many zeros). */
    static final int EVENTS_PER_COEFFICIENT = 10;

    /** Intercept, rating, and at least one thing to adjust for. */
    static final int FEWEST_COEFFICIENTS = 3;

    /** What {@code linkage.sql} is asked for. */
    private record Query(
            String survey,
            String metric,
            String currency,
            Optional<LocalDate> landmark,
            int recentDays,
            int horizonDays,
            int lookbackDays,
            int placeboDays) {}

    /** A row of {@code linkage-undated.sql}. */
    private record Undated(String name, long nCustomers) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public LinkageOptions defaults() {
        return LinkageOptions.standard();
    }

    @Override
    public Outcome run(LinkageOptions options, Warehouse warehouse, Run run) {
        LinkageRefusals refusals = new LinkageRefusals(options, warehouse, run);
        List<LinkageSupport> surveys =
                warehouse.rows(LinkageAnalysis.class, "linkage-support.sql", options, LinkageSupport.class);
        Optional<LinkageSupport> chosen = choose(surveys, options);
        List<LinkageMoney> money =
                warehouse.rows(LinkageAnalysis.class, "linkage-money.sql", options, LinkageMoney.class);
        Optional<Outcome> refusal = refusals.beforeReading(surveys, chosen, money);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        LinkageSupport survey = chosen.orElseThrow();
        String currency = money.get(0).currency();
        Columns columns = warehouse.read(
                LinkageAnalysis.class,
                "linkage.sql",
                new Query(
                        survey.survey(),
                        survey.metric(),
                        currency,
                        options.landmark(),
                        options.recentDays(),
                        options.horizonDays(),
                        options.lookbackDays(),
                        options.placeboDays()));
        LinkageRows rows = LinkageRows.observed(
                columns,
                warehouse.read(LinkageAnalysis.class, "linkage-attributes.sql", options),
                leftOut(options),
                options.outcome(),
                Math.pow(10, Currency.getInstance(currency).getDefaultFractionDigits()));
        LinkageStudy study =
                new LinkageStudy(survey, currency, columns.size(), rows, undated(warehouse, options), options);
        return refusals.afterReading(study, money.get(0)).orElseGet(() -> compare(study, refusals, run));
    }

    private static Outcome compare(LinkageStudy study, LinkageRefusals refusals, Run run) {
        LinkageRows rows = study.rows();
        Covariates covariates = rows.covariates().withoutDependent().atMost(rows.events() / EVENTS_PER_COEFFICIENT - 2);
        Comparison comparison = rows.comparison(covariates, study.unitPerPoint());
        return comparison
                .adjusted()
                .fold(
                        estimate -> answer(study, covariates, comparison, estimate, run),
                        no -> refusals.notComputable(study, no));
    }

    private static Outcome answer(
            LinkageStudy study, Covariates covariates, Comparison comparison, Estimate estimate, Run run) {
        Measured measured = Means.measured(estimate, study.unitPerPoint());
        List<Check> checks = new LinkageChecks(study, covariates, comparison, estimate).all(run.seed());
        LinkageExhibits exhibits = new LinkageExhibits(study, covariates, comparison, measured);
        return new Outcome.Answer(List.of(Finding.of(
                run.provenance(),
                0,
                CARD.question(),
                study.estimand(covariates),
                statement(study, measured, Grade.award(Design.ADJUSTED_COMPARISON, checks)),
                Optional.of(measured),
                study.base(),
                Design.ADJUSTED_COMPARISON,
                checks,
                exhibits.all(),
                study.assumptions(covariates),
                exhibits.workings())));
    }

    private static String statement(LinkageStudy study, Measured estimate, Grade grade) {
        String within = "within " + study.options().horizonDays() + " days";
        if (!estimate.isClearOf(0)) {
            return "We see no clear difference in " + study.options().outcome().noun() + " by rating " + within + ".";
        }
        String direction = estimate.value() > 0 ? "more" : "less";
        String size = estimate.sizeText();
        String what = switch (study.options().outcome()) {
            case REVENUE -> size + " " + direction + " per customer " + within;
            case ORDERS -> size + " " + direction + " orders per customer " + within;
            case RETURN ->
                "a share " + size + " " + (estimate.value() > 0 ? "higher" : "lower") + " of customers who buy again "
                        + within;
        };
        return "A rating one point higher " + grade.verb() + " " + what + ".";
    }

    /** The survey with the most linked answers; a question about recommending us goes first where there is one. */
    private static Optional<LinkageSupport> choose(List<LinkageSupport> surveys, LinkageOptions options) {
        List<LinkageSupport> fitting = surveys.stream()
                .filter(s ->
                        options.survey().isEmpty() || options.survey().get().equals(s.survey()))
                .filter(s ->
                        options.metric().isEmpty() || options.metric().get().equals(s.metric()))
                .toList();
        return fitting.stream()
                .filter(s -> s.metric().equals("nps") && s.nLinked() >= options.minimumRespondents())
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    private static List<String> undated(Warehouse warehouse, LinkageOptions options) {
        return warehouse.rows(LinkageAnalysis.class, "linkage-undated.sql", options, Undated.class).stream()
                .map(Undated::name)
                .toList();
    }

    private static Set<String> leftOut(LinkageOptions options) {
        return options.leaveOut().stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
