package org.wayworth.analytics.buying;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/**
 * What one run is about: which sales, from when to when, of whom.
 *
 * @param kinds that count
 * @param regular kinds left out because they come at regular intervals
 * @param totals of {@code sale-totals.sql}
 * @param survivorship whether customers who stopped are missing; without an alarm about sales
 * @param window in which customers are observed
 */
public record BuyingStudy(
        List<SaleKind> kinds,
        List<SaleKind> regular,
        String currency,
        SaleTotals totals,
        Purchases purchases,
        Survivorship survivorship,
        Optional<ObservationWindow> window,
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

    /** From all customers to those whose value is forecast. */
    public Base base() {
        int kept = purchases.now().size();
        return new SampleAccount()
                .observed(window.map(ObservationWindow::observed))
                .leftOut("whom no record of sales, contracts or customers names", totals.nUnknown())
                .leftOut("who pay in another currency than " + currency, totals.nElsewhere())
                .leftOut("not observed up to " + Sentence.date(end()), totals.nUnwatched())
                .leftOut("without a dated sale of the kinds that count", totals.nNever())
                .leftOut("who first bought on the last day", purchases.size() - kept)
                .remaining(kept, "customers");
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

    /** "in the 3 years after 30 June 1998, not discounted". */
    public String span() {
        return "in the " + plan.horizon() + " after " + Sentence.date(end()) + ", " + plan.discounting();
    }
}
