package org.wayworth.analytics.buying;

import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Options;
import org.wayworth.vocabulary.Unit;

/**
 * Which sales count, how the forecast is made and tested, and what a sale is worth. Margin and discount are the
 * user's: an empty one is said wherever the figures stand.
 *
 * @param kinds of sale, separated by commas; when empty, all that do not come at regular intervals
 * @param model when empty, BG/NBD unless another forecasts clearly better
 * @param holdoutDays last days of the records, kept aside to test the forecast; when empty, half of them, at most a year
 * @param horizonDays value is counted for this long after the end of the records
 * @param marginShare of revenue that is earned; when empty, the value is revenue
 * @param discountRate a year, as a share; when empty, later money counts in full
 * @param minimumRepeaters fewest customers who bought again for whom a forecast is given
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
public record BuyingPlan(
        Optional<String> kinds,
        Optional<BuyingKind> model,
        Optional<Integer> holdoutDays,
        int horizonDays,
        Optional<Double> marginShare,
        Optional<Double> discountRate,
        int minimumRepeaters,
        Optional<String> currency) {

    /** Revenue in full over so many days, by the model that forecasts best, in the currency of nearly all customers. */
    public static BuyingPlan standard(int horizonDays) {
        return new BuyingPlan(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                horizonDays,
                Optional.empty(),
                Optional.empty(),
                200,
                Optional.empty());
    }

    public BuyingPlan worth(Optional<Double> newMarginShare, Optional<Double> newDiscountRate) {
        return new BuyingPlan(
                kinds, model, holdoutDays, horizonDays, newMarginShare, newDiscountRate, minimumRepeaters, currency);
    }

    /** The same, counted in this currency. */
    public BuyingPlan in(Optional<String> code) {
        return new BuyingPlan(
                kinds, model, holdoutDays, horizonDays, marginShare, discountRate, minimumRepeaters, code);
    }

    List<SaleKind> among(List<SaleKind> all) {
        List<String> names = Options.names(kinds);
        return all.stream()
                .filter(kind -> names.isEmpty() || names.contains(kind.kind()))
                .toList();
    }

    /** "3 years", "year", "180 days". */
    public String horizon() {
        if (horizonDays == 365) {
            return "year";
        }
        return horizonDays % 365 == 0 ? horizonDays / 365 + " years" : Unit.whole(horizonDays) + " days";
    }

    /** "revenue", or "margin" where its share is known. */
    public String measure() {
        return marginShare.isPresent() ? "margin" : "revenue";
    }

    /** "discounted at 10% a year", "not discounted". */
    public String discounting() {
        return discountRate
                .map(rate -> "discounted at " + Unit.share("").write(rate) + " a year")
                .orElse("not discounted");
    }

    /** Continuous, for a day: what makes a year cost the annual rate. */
    public double discountADay() {
        return Math.log1p(discountRate.orElse(0.0)) / 365.25;
    }

    /** What one unit of sales is worth: the share that is margin, or all of it. */
    public double marginOrAll() {
        return marginShare.orElse(1.0);
    }
}
