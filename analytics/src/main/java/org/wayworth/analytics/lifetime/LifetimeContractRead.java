package org.wayworth.analytics.lifetime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.buying.Buying;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.SaleKind;
import org.wayworth.warehouse.Warehouse;

/**
 * Contracts and the regular sales during them, as they are read.
 *
 * @param asked kinds of sale that were asked for
 * @param regular of these, those that come at regular intervals
 * @param currencies of the regular sales of those who have or had a contract
 */
record LifetimeContractRead(
        List<SaleKind> asked,
        List<SaleKind> regular,
        String currency,
        Span span,
        LifetimeContractRows rows,
        List<InCurrency> currencies) {

    /** Money is looked at over a year where the records allow it: a yearly fee then falls in it once. */
    private static final int A_YEAR = 365;

    /** What {@code lifetime-contract-money.sql} is asked for; kinds stand between bars. */
    private record Query(String currency, String kinds, long calibratedDay, long endDay, int windowDays) {}

    /** What {@code lifetime-contract-currencies.sql} is asked for. */
    private record OfKinds(String kinds) {}

    /** A row of {@code lifetime-contract-currencies.sql}. */
    record InCurrency(String currency, long nSales) {}

    /**
     * Days since 1970-01-01.
     *
     * @param start first sale of any kind: from here on ends of contracts are seen
     * @param calibrated last day before the hold-out
     * @param windowDays over which money is looked at, before the hold-out and before the end
     */
    record Span(long start, long calibrated, long end, int windowDays) {

        static Span of(LifetimeOptions options, List<SaleKind> all, List<SaleKind> regular) {
            long paid = BuyingStudy.startDay(regular);
            long end = BuyingStudy.endDay(all);
            int days = (int) (end - paid);
            long calibrated = end - options.holdoutDays().orElse(Math.min(A_YEAR, (days + 1) / 2));
            return new Span(BuyingStudy.startDay(all), calibrated, end, (int) Math.min(A_YEAR, calibrated - paid + 1));
        }

        int holdoutDays() {
            return (int) (end - calibrated);
        }
    }

    LifetimeContractRead {
        asked = List.copyOf(asked);
        regular = List.copyOf(regular);
        currencies = List.copyOf(currencies);
    }

    /** Empty where there are no contracts, or no sales at all. */
    static Optional<LifetimeContractRead> of(Warehouse warehouse, LifetimeOptions options, Buying buying) {
        List<SaleKind> asked = buying.asked();
        return asked.isEmpty()
                ? Optional.empty()
                : buying.sales()
                        .map(sales -> read(warehouse, options, sales, asked))
                        .filter(read -> read.rows().size() > 0);
    }

    private static LifetimeContractRead read(
            Warehouse warehouse, LifetimeOptions options, Sales sales, List<SaleKind> asked) {
        List<SaleKind> regular = asked.stream().filter(SaleKind::isRegular).toList();
        Span span = Span.of(options, asked, regular.isEmpty() ? asked : regular);
        String kinds = regular.stream().map(SaleKind::kind).collect(Collectors.joining("|", "|", "|"));
        LifetimeContractRows rows = new LifetimeContractRows(
                warehouse.read(
                        LifetimeContractRead.class,
                        "lifetime-contract-money.sql",
                        new Query(
                                sales.currency(),
                                kinds,
                                span.calibrated(),
                                span.end(),
                                Math.max(1, span.windowDays()))),
                sales.minorPerMajor());
        List<InCurrency> currencies = warehouse.rows(
                LifetimeContractRead.class, "lifetime-contract-currencies.sql", new OfKinds(kinds), InCurrency.class);
        return new LifetimeContractRead(asked, regular, sales.currency(), span, rows, currencies);
    }

    /** Contracts that ran before the hold-out, with the money of the window before it. */
    LifetimeRunning before(int periodDays) {
        return new LifetimeRunning(
                rows, span.calibrated(), LifetimeContractRows.Window.EARLY, span.windowDays(), periodDays);
    }

    /** Contracts that run at the end of the records. */
    LifetimeRunning now(int periodDays) {
        return new LifetimeRunning(rows, span.end(), LifetimeContractRows.Window.NOW, span.windowDays(), periodDays);
    }
}
