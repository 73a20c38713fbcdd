package org.wayworth.analytics.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.buying.Buying;
import org.wayworth.analytics.buying.BuyingChecks;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.buying.SaleKind;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** What will customers be worth? */
final class LifetimeAnalysis implements Analysis<LifetimeOptions> {

    static final Card CARD = new Card(90, "lifetime", "Lifetime value", "What will customers be worth?");

    /** What an empty discount rate means. */
    static final String NO_DISCOUNT =
            "No discount rate was given, so that money in the last year counts as much as money tomorrow.";

    private static final double LEVEL = 0.95;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of().andOneOf(Need.SALES, Need.CONTRACTS);
    }

    @Override
    public LifetimeOptions defaults() {
        return LifetimeOptions.standard();
    }

    @Override
    public Outcome run(LifetimeOptions options, Warehouse warehouse, Run run) {
        Buying buying = new Buying(CARD.question(), options.plan(), warehouse, run);
        List<SaleKind> asked = buying.asked();
        boolean isShop = asked.stream().anyMatch(kind -> !kind.isRegular());
        int index = isShop ? 2 : 0;
        Optional<ContractRecords> contracts = ContractRecords.of(warehouse, options, buying);
        Optional<Outcome> value =
                contracts.map(records -> RunningContractsValue.of(records, options, buying, run, index));
        Optional<Finding> lasting = contracts
                .filter(records -> buying.survivorship().contractDoubt().isEmpty())
                .flatMap(records -> lasting(
                        warehouse, options, records, buying.survivorship().contractsCheck(), run, index + 1));
        return buying.foresee(
                        (study, forecast) -> answer(study, forecast, buying.days(study), run), LifetimeAnalysis::hinted)
                .fold(
                        answer -> joined(answer.findings(), value, lasting),
                        refusal -> value.flatMap(LifetimeAnalysis::answered).isPresent() || lasting.isPresent()
                                ? joined(List.of(), value, lasting)
                                : value.map(no -> isShop || !isSurvivorsOnly(no) ? refusal.or(unsaid(no)) : no)
                                        .orElse(refusal));
    }

    /** Where there is nothing but contracts, that those which ended are missing is what matters. */
    private static boolean isSurvivorsOnly(Outcome outcome) {
        return outcome.fold(answer -> false, no -> no.reason() == Outcome.Reason.SURVIVORS_ONLY);
    }

    /** The findings of both halves; what cannot be said of contracts is said with the first finding about them, or of all. */
    private static Outcome joined(List<Finding> shop, Optional<Outcome> value, Optional<Finding> lasting) {
        List<Finding> findings = new ArrayList<>(shop);
        value.flatMap(LifetimeAnalysis::answered).ifPresent(findings::add);
        lasting.ifPresent(findings::add);
        if (value.isPresent() && answered(value.get()).isEmpty()) {
            int first = lasting.isPresent() ? findings.size() - 1 : 0;
            findings.set(first, findings.get(first).and(unsaid(value.get())));
        }
        return new Outcome.Answer(findings);
    }

    private static Optional<Finding> answered(Outcome outcome) {
        return outcome.fold(answer -> Optional.of(answer.headline()), no -> Optional.<Finding>empty());
    }

    /** Why there is no forecast for running contracts, as a sentence; nothing where there is one. */
    private static String unsaid(Outcome outcome) {
        return outcome.fold(answer -> "", no -> no.aside("what running contracts are expected to bring"));
    }

    /** With the option that can help where the records are short. */
    private static Outcome hinted(Outcome.Refusal refusal) {
        boolean isShort = refusal.reason() == Outcome.Reason.TOO_FEW
                || refusal.reason() == Outcome.Reason.NOT_OBSERVED_LONG_ENOUGH;
        return isShort ? refusal.or("Or shorten the hold-out (holdout-days).") : refusal;
    }

    private static Optional<Finding> lasting(
            Warehouse warehouse,
            LifetimeOptions options,
            ContractRecords records,
            Check survivorship,
            Run run,
            int index) {
        ContractRecords.Span span = records.span();
        Optional<ContractCohorts> cohorts = ContractCohorts.of(records.rows(), span.start(), span.end());
        return ContractSurvival.of(warehouse, options, records)
                .flatMap(contracts -> contracts
                        .finding(run, index, cohorts, survivorship)
                        .fold(Optional::of, no -> Optional.<Finding>empty()));
    }

    private static Outcome answer(BuyingStudy study, Forecast forecast, Columns days, Run run) {
        LifetimeExhibits exhibits = new LifetimeExhibits(study, forecast, days, run.seed());
        List<Check> checks = new BuyingChecks(study, forecast).all();
        Measured total = new Measured(
                forecast.value().total().value(),
                forecast.total().low(),
                forecast.total().high(),
                LEVEL,
                study.unit(
                        "of " + study.plan().measure() + " in " + study.plan().horizon()));
        Measured top = new ValueConcentration(forecast.value().values()).topTenth();
        return new Outcome.Answer(List.of(
                new FindingBuilder(run, 0, CARD.question(), study.base())
                        .estimand(estimand(study))
                        .estimate(total)
                        .forecast(true)
                        .checks(checks)
                        .pictures(exhibits.ofTotal())
                        .assuming(assumptions(study, forecast))
                        .workings(exhibits.workings())
                        .stating(statement(study, forecast, total)),
                new FindingBuilder(run, 1, CARD.question(), study.base())
                        .estimand("Share of the " + study.plan().measure() + " " + study.span()
                                + " that the most valuable tenth of customers is expected to bring.")
                        .estimate(top)
                        .forecast(true)
                        .checks(checks)
                        .pictures(exhibits.ofTop())
                        .assuming(
                                "The interval says how far other customers of the same kind would have moved the share;"
                                        + " the model is assumed to be right.")
                        .workings(exhibits.workings())
                        .stating(Statement.description(
                                "The most valuable tenth of customers is expected to bring {share} of future {measure}.",
                                Statement.value("share", top),
                                Statement.words("measure", study.plan().measure())))));
    }

    private static String estimand(BuyingStudy study) {
        return Sentence.begin(study.plan().measure()) + " that those who were customers on "
                + Sentence.date(study.end())
                + ", the last day observed, bring " + study.span() + ", from sales of: " + study.kindNames()
                + study.plan()
                        .marginShare()
                        .map(share ->
                                "; margin is assumed to be " + Unit.share("").write(share) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + ". Each sale counts less the "
                + Unit.share("").write(study.totals().refundedShare())
                + " of sales that are refunded.";
    }

    private static Statement statement(BuyingStudy study, Forecast forecast, Measured total) {
        Statement.Argument value = Statement.value("value", total);
        Statement.Argument measure = Statement.words("measure", study.plan().measure());
        Statement.Argument horizon = Statement.words("horizon", study.plan().horizon());
        Statement.Argument ending = Statement.words("ending", ending(forecast.foreseenSales()));
        return study.regular().isEmpty()
                ? Statement.description(
                        "Today's customers are expected to bring {value} of {measure} in the next {horizon}{ending}.",
                        value,
                        measure,
                        horizon,
                        ending)
                : Statement.description(
                        "Today's customers are expected to bring {value} of {measure} from \"{kinds}\" in the next"
                                + " {horizon}{ending}.",
                        value,
                        measure,
                        Statement.name("kinds", study.kindNames()),
                        horizon,
                        ending);
    }

    /** What the reader must know of a forecast: that it rests on no change, or that its test came out otherwise. */
    static String ending(Forecast.Test test) {
        return test.isPassed() ? ", if they go on as before" : "; in its test it was too " + test.direction();
    }

    private static List<String> assumptions(BuyingStudy study, Forecast forecast) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "Customers go on as they did: no new prices, offers or competitors that change how often they buy.");
        assumptions.add(
                "The interval covers the uncertainty of the model's parameters (200 draws from their covariance)"
                        + " and chance"
                        + (forecast.foreseenSales().isWithin()
                                ? ", but not that the model itself may be wrong."
                                : "; it is widened so that the forecast may miss by as much as it did in its test."));
        assumptions.add("Model: " + forecast.fit().kind().title() + ", "
                + study.plan()
                        .model()
                        .map(model -> "as asked for.")
                        .orElse("the standard model unless another forecasts the hold-out clearly better."));
        if (!study.regular().isEmpty()) {
            assumptions.add("Left out, since they come at regular intervals and end with a contract: "
                    + BuyingStudy.names(study.regular()) + ".");
        }
        if (study.plan().discountRate().isEmpty()) {
            assumptions.add(NO_DISCOUNT);
        }
        return assumptions;
    }
}
