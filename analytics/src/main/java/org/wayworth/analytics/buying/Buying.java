package org.wayworth.analytics.buying;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** Reads who bought when, fits how they go on, and tests it; or says why there is no forecast. */
public final class Buying {

    /** A hold-out of a whole year, where the records allow it, holds every season once. */
    private static final int A_YEAR = 365;

    /** What {@code sale-kinds.sql} is asked for. */
    private record OfCurrency(String currency) {}

    /** What the other queries are asked for; kinds stand between bars. */
    private record Query(String currency, String kinds, long startDay, long calibratedDay) {}

    private final BuyingPlan plan;
    private final Warehouse warehouse;
    private final Run run;
    private final BuyingRefusals refusals;
    private final Currencies currencies;
    private final Optional<Sales> sales;
    private final Survivorship survivorship;
    private final List<SaleKind> all;

    /** @param question the sentence that the asking analysis answers, for its refusals */
    public Buying(String question, BuyingPlan plan, Warehouse warehouse, Run run) {
        this.plan = plan;
        this.warehouse = warehouse;
        this.run = run;
        this.refusals = new BuyingRefusals(question, plan, run);
        this.currencies = Currencies.of(warehouse);
        this.sales = currencies.choose(plan.currency());
        this.survivorship =
                Survivorship.of(warehouse, sales.map(Sales::currency).orElse(""));
        this.all = sales.map(s ->
                        warehouse.rows(Buying.class, "sale-kinds.sql", new OfCurrency(s.currency()), SaleKind.class))
                .orElse(List.of());
    }

    /** Kinds of sale that were asked for, the regular ones among them. */
    public List<SaleKind> asked() {
        return plan.among(all);
    }

    /** Whether customers who stopped are missing from the data. */
    public Survivorship survivorship() {
        return survivorship;
    }

    /** In which customers are observed. */
    public Optional<ObservationWindow> window() {
        return ObservationWindow.of(warehouse);
    }

    /** Whether there are dated sales of known customers, in whatever currency. */
    public boolean hasSales() {
        return !currencies.dated().isEmpty();
    }

    /** Sales in the currency in which they are counted; empty where there are none, or where it is unclear which one. */
    public Optional<Sales> sales() {
        return sales;
    }

    /** What {@code answer} makes of the forecast, or {@code refused} of the reason why there is none. */
    public <T> T foresee(BiFunction<BuyingStudy, Forecast, T> answer, Function<Outcome.Refusal, T> refused) {
        if (sales.isEmpty()) {
            return refused.apply(
                    currencies.dated().isEmpty() ? refusals.noPurchases() : refusals.noCurrency(currencies));
        }
        List<SaleKind> asked = asked();
        if (asked.isEmpty()) {
            return refused.apply(refusals.noSuchKind(all));
        }
        List<SaleKind> counted =
                asked.stream().filter(kind -> !kind.isRegular()).toList();
        if (counted.isEmpty()) {
            return refused.apply(refusals.onlyRegular(asked));
        }
        Optional<Survivorship.Alarm> doubt = survivorship.salesDoubt();
        if (doubt.isPresent()) {
            return refused.apply(refusals.survivorsOnly(doubt.get()));
        }
        BuyingStudy study = study(sales.get(), counted, asked);
        return refusals.beforeFitting(study)
                .map(refused)
                .orElseGet(() -> Forecast.of(
                                study.purchases(), plan, 1 - study.totals().refundedShare(), run.seed())
                        .fold(
                                forecast -> answer.apply(study, forecast),
                                no -> refused.apply(refusals.notComputable(study, no))));
    }

    /** Repeat purchases by day, of those who were customers before the hold-out: {@code purchase-days.sql}. */
    public Columns days(BuyingStudy study) {
        return warehouse.read(
                Buying.class,
                "purchase-days.sql",
                query(
                        study.currency(),
                        study.kinds(),
                        study.startDay(),
                        study.purchases().calibrated()));
    }

    /** What of the sales was paid back, and who is left out when only {@code kinds} count. */
    public SaleTotals totals(List<SaleKind> kinds) {
        return totals(query(sales.orElseThrow().currency(), kinds, BuyingStudy.startDay(kinds), 0));
    }

    private SaleTotals totals(Query query) {
        return warehouse
                .rows(Buying.class, "sale-totals.sql", query, SaleTotals.class)
                .get(0);
    }

    private BuyingStudy study(Sales main, List<SaleKind> counted, List<SaleKind> asked) {
        long start = BuyingStudy.startDay(counted);
        int end = (int) (BuyingStudy.endDay(counted) - start);
        int calibrated = end - plan.holdoutDays().orElse(Math.min(A_YEAR, (end + 1) / 2));
        Query query = query(main.currency(), counted, start, calibrated);
        Columns columns = warehouse.read(Buying.class, "purchases.sql", query);
        return new BuyingStudy(
                counted,
                asked.stream().filter(SaleKind::isRegular).toList(),
                main.currency(),
                totals(query),
                new Purchases(columns, main.minorPerMajor(), calibrated, end),
                survivorship,
                window(),
                plan);
    }

    private static Query query(String currency, List<SaleKind> kinds, long start, int calibrated) {
        String names = kinds.stream().map(SaleKind::kind).collect(Collectors.joining("|", "|", "|"));
        return new Query(currency, names, start, start + calibrated);
    }
}
