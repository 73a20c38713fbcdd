package org.wayworth.analytics.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
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

    private static final double LEVEL = 0.95;

    @Override
    public Card card() {
        return CARD;
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
        Optional<LifetimeContractRead> contracts = LifetimeContractRead.of(warehouse, options, buying);
        Optional<Outcome> value = contracts.map(read -> LifetimeContractValue.of(read, options, buying, run, index));
        Optional<Finding> lasting = contracts.flatMap(read -> lasting(warehouse, options, read, run, index + 1));
        return buying.foresee(
                        (study, forecast) -> answer(study, forecast, buying.days(study), run), LifetimeAnalysis::hinted)
                .fold(
                        answer -> joined(answer.findings(), value, lasting),
                        refusal -> value.flatMap(LifetimeAnalysis::answered).isPresent() || lasting.isPresent()
                                ? joined(List.of(), value, lasting)
                                : value.<Outcome>map(no -> refusal.or(unsaid(no)))
                                        .orElse(refusal));
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

    /** Why running contracts have no value, as a sentence; nothing where they have. */
    private static String unsaid(Outcome outcome) {
        return outcome.fold(answer -> "", no -> no.aside("what running contracts will bring"));
    }

    /** With the option that can help where the records are short. */
    private static Outcome hinted(Outcome.Refusal refusal) {
        boolean isShort = refusal.reason() == Outcome.Reason.TOO_FEW
                || refusal.reason() == Outcome.Reason.NOT_OBSERVED_LONG_ENOUGH;
        return isShort ? refusal.or("Or keep fewer days aside (holdout-days).") : refusal;
    }

    private static Optional<Finding> lasting(
            Warehouse warehouse, LifetimeOptions options, LifetimeContractRead read, Run run, int index) {
        LifetimeContractRead.Span span = read.span();
        Optional<LifetimeContractCohorts> cohorts = LifetimeContractCohorts.of(read.rows(), span.start(), span.end());
        return LifetimeContracts.of(warehouse, options, span.start(), span.end())
                .flatMap(contracts ->
                        contracts.finding(run, index, cohorts).fold(Optional::of, no -> Optional.<Finding>empty()));
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
        Measured top = new LifetimeConcentration(forecast.value().values()).topTenth();
        return new Outcome.Answer(List.of(
                new FindingBuilder(run, 0, CARD.question(), study.base())
                        .estimand(estimand(study))
                        .estimate(total)
                        .checks(checks)
                        .pictures(exhibits.ofTotal())
                        .assuming(assumptions(study, forecast))
                        .workings(exhibits.workings())
                        .stating(Statement.description(
                                "{sentence}", Statement.name("sentence", statement(study, forecast, total)))),
                new FindingBuilder(run, 1, CARD.question(), study.base())
                        .estimand("Share of the value " + study.span()
                                + " that the most valuable tenth of customers is expected" + " to bring.")
                        .estimate(top)
                        .checks(checks)
                        .pictures(exhibits.ofTop())
                        .assuming(List.of(
                                "The interval says how far other customers of the same kind would have moved the"
                                        + " share; the model is taken for true."))
                        .workings(exhibits.workings())
                        .stating(Statement.description(
                                "{sentence}",
                                Statement.name(
                                        "sentence",
                                        "The most valuable tenth of customers holds " + top.valueText()
                                                + " of all expected value.")))));
    }

    private static String estimand(BuyingStudy study) {
        return Sentence.begin(study.plan().measure()) + " that those who were customers on " + study.end() + " bring "
                + study.span() + ", from sales of: " + study.kindNames()
                + study.plan()
                        .marginShare()
                        .map(share -> "; margin taken to be " + Unit.share("").write(share) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + ". Each sale counts without the "
                + Unit.share("").write(study.totals().refundedShare())
                + " of sales that are paid back.";
    }

    private static String statement(BuyingStudy study, Forecast forecast, Measured total) {
        String from = study.regular().isEmpty() ? "" : " from \"" + study.kindNames() + "\"";
        String what = total.valueText() + " of " + study.plan().measure() + from + " in the next "
                + study.plan().horizon();
        if (forecast.foreseenSales().isPassed()) {
            return "Today's customers will bring about " + what + ", if they go on as before.";
        }
        String missed = forecast.foreseenSales().off() < 0 ? "low" : "high";
        return "Today's customers may bring " + what + "; in its test this forecast came out too " + missed + ".";
    }

    private static List<String> assumptions(BuyingStudy study, Forecast forecast) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Customers go on as they did: no new prices, offers or rivals that change how often they buy.");
        assumptions.add("The interval holds the uncertainty of the parameters (200 draws from their covariance) and"
                + " chance"
                + (forecast.foreseenSales().isWithin()
                        ? ", not that the model itself is wrong."
                        : "; it is stretched so that the forecast may miss by as much as it did in the test."));
        assumptions.add("Model: " + forecast.fit().kind().title() + ", "
                + study.plan()
                        .model()
                        .map(model -> "as asked for.")
                        .orElse("the standard unless another foresees the hold-out clearly better."));
        if (!study.regular().isEmpty()) {
            assumptions.add("Left out, because they come at regular intervals and end with a contract: "
                    + BuyingStudy.names(study.regular()) + ".");
        }
        if (study.plan().discountRate().isEmpty()) {
            assumptions.add("Nobody gave a discount rate, so money in the last year counts like money tomorrow.");
        }
        return assumptions;
    }
}
