package org.wayworth.analytics.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** What will customers be worth? */
final class LifetimeAnalysis implements Analysis<LifetimeOptions> {

    static final Card CARD = new Card(90, "lifetime", "Lifetime value", "What will customers be worth?");

    private static final double LEVEL = 0.95;

    /** A hold-out of a whole year, where the records allow it, holds every season once. */
    private static final int A_YEAR = 365;

    /** What {@code lifetime-kinds.sql} is asked for. */
    private record OfCurrency(String currency) {}

    /** What the other queries are asked for; kinds stand between bars. */
    private record Query(String currency, String kinds, long startDay, long calibratedDay) {}

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
        LifetimeRefusals refusals = new LifetimeRefusals(options, run);
        Optional<Sales> sales =
                Sales.of(warehouse).stream().filter(s -> s.nDated() > 0).findFirst();
        if (sales.isEmpty()) {
            return refusals.noPurchases();
        }
        String currency = sales.get().currency();
        List<LifetimeKind> all = warehouse.rows(
                LifetimeAnalysis.class, "lifetime-kinds.sql", new OfCurrency(currency), LifetimeKind.class);
        List<LifetimeKind> asked = asked(all, options);
        if (asked.isEmpty()) {
            return refusals.noSuchKind(all);
        }
        List<LifetimeKind> counted =
                asked.stream().filter(kind -> !kind.isRegular()).toList();
        List<Finding> contracts = new ArrayList<>(contracts(warehouse, options, asked, run, counted.isEmpty() ? 0 : 2));
        if (counted.isEmpty()) {
            return contracts.isEmpty() ? refusals.onlyRegular(asked) : new Outcome.Answer(contracts);
        }
        LifetimeStudy study = study(warehouse, options, currency, sales.get().minorPerMajor(), counted, asked);
        Outcome outcome = refusals.beforeFitting(study).orElseGet(() -> foresee(study, warehouse, refusals, run));
        return outcome.<Outcome>fold(
                answer -> {
                    List<Finding> findings = new ArrayList<>(answer.findings());
                    findings.addAll(contracts);
                    return new Outcome.Answer(findings);
                },
                refusal -> contracts.isEmpty() ? refusal : new Outcome.Answer(contracts));
    }

    private static List<LifetimeKind> asked(List<LifetimeKind> all, LifetimeOptions options) {
        List<String> names = options.kinds().stream()
                .flatMap(kinds -> Arrays.stream(kinds.split(",")))
                .map(String::strip)
                .toList();
        return all.stream()
                .filter(kind -> names.isEmpty() || names.contains(kind.kind()))
                .toList();
    }

    private static List<Finding> contracts(
            Warehouse warehouse, LifetimeOptions options, List<LifetimeKind> kinds, Run run, int index) {
        return LifetimeContracts.of(warehouse, options, LifetimeStudy.startDay(kinds), LifetimeStudy.endDay(kinds))
                .flatMap(contracts ->
                        contracts.finding(run.provenance(), index).fold(Optional::of, no -> Optional.<Finding>empty()))
                .map(List::of)
                .orElse(List.of());
    }

    private static LifetimeStudy study(
            Warehouse warehouse,
            LifetimeOptions options,
            String currency,
            double minorPerMajor,
            List<LifetimeKind> counted,
            List<LifetimeKind> asked) {
        long start = LifetimeStudy.startDay(counted);
        int end = (int) (LifetimeStudy.endDay(counted) - start);
        int calibrated = end - options.holdoutDays().orElse(Math.min(A_YEAR, (end + 1) / 2));
        Query query = new Query(
                currency,
                counted.stream().map(LifetimeKind::kind).collect(Collectors.joining("|", "|", "|")),
                start,
                start + calibrated);
        Columns columns = warehouse.read(LifetimeAnalysis.class, "lifetime.sql", query);
        LifetimeMoney money = warehouse
                .rows(LifetimeAnalysis.class, "lifetime-money.sql", query, LifetimeMoney.class)
                .get(0);
        return new LifetimeStudy(
                counted,
                asked.stream().filter(LifetimeKind::isRegular).toList(),
                currency,
                money,
                new LifetimePurchases(columns, minorPerMajor, calibrated, end),
                options);
    }

    private static Outcome foresee(LifetimeStudy study, Warehouse warehouse, LifetimeRefusals refusals, Run run) {
        Query query = new Query(
                study.currency(),
                study.kinds().stream().map(LifetimeKind::kind).collect(Collectors.joining("|", "|", "|")),
                study.startDay(),
                study.startDay() + study.purchases().calibrated());
        Columns days = warehouse.read(LifetimeAnalysis.class, "lifetime-days.sql", query);
        return LifetimeForecast.of(
                        study.purchases(), study.options(), 1 - study.money().refundedShare(), run.seed())
                .fold(forecast -> answer(study, forecast, days, run), no -> refusals.notComputable(study, no));
    }

    private static Outcome answer(LifetimeStudy study, LifetimeForecast forecast, Columns days, Run run) {
        LifetimeExhibits exhibits = new LifetimeExhibits(study, forecast, days, run.seed());
        List<Check> checks = new LifetimeChecks(study, forecast).all();
        Measured total = new Measured(
                forecast.value().total().value(),
                forecast.total().low(),
                forecast.total().high(),
                LEVEL,
                study.unit("of " + study.options().measure() + " in "
                        + study.options().horizon()));
        Measured top = new LifetimeConcentration(forecast.value().values()).topTenth();
        return new Outcome.Answer(List.of(
                Finding.of(
                        run.provenance(),
                        0,
                        CARD.question(),
                        estimand(study),
                        statement(study, forecast, total),
                        Optional.of(total),
                        study.base(),
                        Design.DESCRIPTION,
                        checks,
                        exhibits.ofTotal(),
                        assumptions(study, forecast),
                        exhibits.workings()),
                Finding.of(
                        run.provenance(),
                        1,
                        CARD.question(),
                        "Share of the value " + study.span() + " that the most valuable tenth of customers is expected"
                                + " to bring.",
                        "The most valuable tenth of customers holds " + top.valueText() + " of all expected value.",
                        Optional.of(top),
                        study.base(),
                        Design.DESCRIPTION,
                        checks,
                        exhibits.ofTop(),
                        List.of("The interval says how far other customers of the same kind would have moved the"
                                + " share; the model is taken for true."),
                        exhibits.workings())));
    }

    private static String estimand(LifetimeStudy study) {
        return capital(study.options().measure()) + " that those who were customers on " + study.end() + " bring "
                + study.span() + ", from sales of: " + study.kindNames()
                + study.options()
                        .marginShare()
                        .map(share -> "; margin taken to be " + Unit.share("").write(share) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + ". Each sale counts without the "
                + Unit.share("").write(study.money().refundedShare())
                + " of sales that are paid back.";
    }

    private static String statement(LifetimeStudy study, LifetimeForecast forecast, Measured total) {
        String from = study.regular().isEmpty() ? "" : " from \"" + study.kindNames() + "\"";
        String what = total.valueText() + " of " + study.options().measure() + from + " in the next "
                + study.options().horizon();
        if (forecast.foreseenSales().isPassed()) {
            return "Today's customers will bring about " + what + ", if they go on as before.";
        }
        String missed = forecast.foreseenSales().off() < 0 ? "low" : "high";
        return "Today's customers may bring " + what + "; in its test this forecast came out too " + missed + ".";
    }

    private static List<String> assumptions(LifetimeStudy study, LifetimeForecast forecast) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Customers go on as they did: no new prices, offers or rivals that change how often they buy.");
        assumptions.add("The interval holds the uncertainty of the parameters (200 draws from their covariance) and"
                + " chance"
                + (forecast.foreseenSales().isWithin()
                        ? ", not that the model itself is wrong."
                        : "; it is stretched so that the forecast may miss by as much as it did in the test."));
        assumptions.add("Model: " + forecast.fit().kind().title() + ", "
                + study.options()
                        .model()
                        .map(model -> "as asked for.")
                        .orElse("the standard unless another foresees the hold-out clearly better."));
        if (!study.regular().isEmpty()) {
            assumptions.add("Left out, because they come at regular intervals and end with a contract: "
                    + LifetimeStudy.names(study.regular()) + ".");
        }
        if (study.options().discountRate().isEmpty()) {
            assumptions.add("Nobody gave a discount rate, so money in the last year counts like money tomorrow.");
        }
        return assumptions;
    }

    private static String capital(String noun) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }
}
