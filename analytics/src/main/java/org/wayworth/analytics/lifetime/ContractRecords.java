package org.wayworth.analytics.lifetime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.buying.Buying;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.SaleKind;
import org.wayworth.vocabulary.Base;
import org.wayworth.warehouse.Warehouse;

/**
 * Contracts and the regular sales during them, as they are read.
 *
 * @param asked kinds of sale that were asked for; none where there are no sales
 * @param regular of these, those that come at regular intervals
 * @param currency of the sales; blank where there are none
 * @param window in which customers are observed
 */
record ContractRecords(
        List<SaleKind> asked,
        List<SaleKind> regular,
        String currency,
        Span span,
        Optional<ObservationWindow> window,
        ContractRows rows) {

    /** Money is looked at over a year where the records allow it: a yearly fee then falls in it once. */
    private static final int A_YEAR = 365;

    /** What {@code lifetime-contract-money.sql} is asked for; kinds stand between bars. */
    private record Query(String currency, String kinds, long calibratedDay, long endDay, int windowDays) {}

    /**
     * Days since 1970-01-01.
     *
     * @param start first sale of any kind, or first day of the observation window: from here on ends of contracts are seen
     * @param calibrated last day before the hold-out
     * @param windowDays over which money is looked at, before the hold-out and before the end
     */
    record Span(long start, long calibrated, long end, int windowDays) {

        /** @param paid first day with a regular sale, or with any where there is none */
        static Span of(LifetimeOptions options, long start, long end, long paid) {
            int days = (int) (end - paid);
            long calibrated = end - options.holdoutDays().orElse(Math.min(A_YEAR, (days + 1) / 2));
            return new Span(start, calibrated, end, (int) Math.min(A_YEAR, calibrated - paid + 1));
        }

        int holdoutDays() {
            return (int) (end - calibrated);
        }
    }

    ContractRecords {
        asked = List.copyOf(asked);
        regular = List.copyOf(regular);
    }

    /** Empty where there are no contracts, or sales of which none were asked for or in an unclear currency. */
    static Optional<ContractRecords> of(Warehouse warehouse, LifetimeOptions options, Buying buying) {
        List<SaleKind> asked = buying.asked();
        Optional<ContractRecords> records = asked.isEmpty()
                ? buying.window()
                        .filter(window -> !buying.hasSales())
                        .map(window -> withoutSales(warehouse, options, window))
                : buying.sales().map(sales -> read(warehouse, options, sales, asked, buying.window()));
        return records.filter(found -> found.rows().size() > 0);
    }

    private static ContractRecords withoutSales(
            Warehouse warehouse, LifetimeOptions options, ObservationWindow window) {
        Span span = Span.of(options, window.startsDay(), window.endsDay(), window.startsDay());
        return new ContractRecords(
                List.of(), List.of(), "", span, Optional.of(window), rows(warehouse, "", 1, List.of(), span));
    }

    private static ContractRecords read(
            Warehouse warehouse,
            LifetimeOptions options,
            Sales sales,
            List<SaleKind> asked,
            Optional<ObservationWindow> window) {
        List<SaleKind> regular = asked.stream().filter(SaleKind::isRegular).toList();
        Span span = Span.of(
                options,
                BuyingStudy.startDay(asked),
                BuyingStudy.endDay(asked),
                BuyingStudy.startDay(regular.isEmpty() ? asked : regular));
        ContractRows rows = rows(warehouse, sales.currency(), sales.minorPerMajor(), regular, span);
        return new ContractRecords(asked, regular, sales.currency(), span, window, rows);
    }

    private static ContractRows rows(
            Warehouse warehouse, String currency, double minorPerMajor, List<SaleKind> regular, Span span) {
        String kinds = regular.stream().map(SaleKind::kind).collect(Collectors.joining("|", "|", "|"));
        return new ContractRows(
                warehouse.read(
                        ContractRecords.class,
                        "lifetime-contract-money.sql",
                        new Query(currency, kinds, span.calibrated(), span.end(), Math.max(1, span.windowDays()))),
                minorPerMajor);
    }

    /** From when to when no record means that nothing happened, as the account of a sample tells it. */
    Optional<Base.Observed> observed() {
        return window.map(ObservationWindow::observed);
    }

    /** Contracts that ran before the hold-out, with the money of the window before it. */
    RunningContracts before(int periodDays) {
        return new RunningContracts(rows, span.calibrated(), ContractRows.Window.EARLY, span.windowDays(), periodDays);
    }

    /** Contracts that run at the end of the records. */
    RunningContracts now(int periodDays) {
        return new RunningContracts(rows, span.end(), ContractRows.Window.NOW, span.windowDays(), periodDays);
    }
}
