package org.wayworth.analytics.buying;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/**
 * What one run is about: which sales, from when to when, of whom.
 *
 * @param kinds that count
 * @param regular kinds left out because they come at regular intervals
 * @param totals of {@code sale-totals.sql}
 */
public record BuyingStudy(
        List<SaleKind> kinds,
        List<SaleKind> regular,
        String currency,
        SaleTotals totals,
        Purchases purchases,
        BuyingPlan plan) {

    public long startDay() {
        return startDay(kinds);
    }

    public static long startDay(List<SaleKind> kinds) {
        return kinds.stream().mapToLong(SaleKind::firstDay).min().orElse(0);
    }

    public static long endDay(List<SaleKind> kinds) {
        return kinds.stream().mapToLong(SaleKind::endDay).max().orElse(0);
    }

    public LocalDate end() {
        return LocalDate.ofEpochDay(startDay() + purchases.end());
    }

    public LocalDate calibratedUntil() {
        return LocalDate.ofEpochDay(startDay() + purchases.calibrated());
    }

    public int holdoutDays() {
        return purchases.end() - purchases.calibrated();
    }

    /** From all customers to those whose value is foreseen. */
    public Base base() {
        int kept = purchases.now().size();
        List<Base.Drop> drops = new ArrayList<>();
        drops.add(new Base.Drop("without a dated sale of the kinds that count", totals.nNever()));
        drops.add(new Base.Drop("first bought on the last day", purchases.size() - kept));
        drops.removeIf(drop -> drop.n() == 0);
        return new Base(kept, "customers", drops);
    }

    public Unit unit(String per) {
        return Unit.money(currency, per);
    }

    public String kindNames() {
        return names(kinds);
    }

    public static String names(List<SaleKind> kinds) {
        return kinds.stream().map(SaleKind::kind).collect(Collectors.joining(", "));
    }

    /** "in the 3 years after 1998-06-30, undiscounted". */
    public String span() {
        return "in the " + plan.horizon() + " after " + end()
                + plan.discountRate()
                        .map(rate -> ", later money counted less by "
                                + Unit.share("").write(rate) + " a year")
                        .orElse(", later money counted in full");
    }
}
