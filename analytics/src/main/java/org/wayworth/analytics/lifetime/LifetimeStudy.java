package org.wayworth.analytics.lifetime;

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
 * @param money of {@code lifetime-money.sql}
 */
record LifetimeStudy(
        List<LifetimeKind> kinds,
        List<LifetimeKind> regular,
        String currency,
        LifetimeMoney money,
        LifetimePurchases purchases,
        LifetimeOptions options) {

    long startDay() {
        return startDay(kinds);
    }

    static long startDay(List<LifetimeKind> kinds) {
        return kinds.stream().mapToLong(LifetimeKind::firstDay).min().orElse(0);
    }

    static long endDay(List<LifetimeKind> kinds) {
        return kinds.stream().mapToLong(LifetimeKind::endDay).max().orElse(0);
    }

    LocalDate end() {
        return LocalDate.ofEpochDay(startDay() + purchases.end());
    }

    LocalDate calibratedUntil() {
        return LocalDate.ofEpochDay(startDay() + purchases.calibrated());
    }

    int holdoutDays() {
        return purchases.end() - purchases.calibrated();
    }

    /** From all customers to those whose value is foreseen. */
    Base base() {
        int kept = purchases.now().size();
        List<Base.Drop> drops = new ArrayList<>();
        drops.add(new Base.Drop("without a dated sale of the kinds that count", money.nNever()));
        drops.add(new Base.Drop("first bought on the last day", purchases.size() - kept));
        drops.removeIf(drop -> drop.n() == 0);
        return new Base(kept, "customers", drops);
    }

    Unit unit(String per) {
        return Unit.money(currency, per);
    }

    String kindNames() {
        return names(kinds);
    }

    static String names(List<LifetimeKind> kinds) {
        return kinds.stream().map(LifetimeKind::kind).collect(Collectors.joining(", "));
    }

    /** "in the 3 years after 1998-06-30, undiscounted". */
    String span() {
        return "in the " + options.horizon() + " after " + end()
                + options.discountRate()
                        .map(rate -> ", later money counted less by "
                                + Unit.share("").write(rate) + " a year")
                        .orElse(", later money counted in full");
    }
}
