package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.buying.BuyingPlan;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.missing.RubinPool;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/** What one run is about: the survey, the rows and the words for them. Has at least the rows that the plan asks for. */
public record LandmarkStudy(
        Survey survey, String currency, LandmarkRows rows, Attributes attributes, LandmarkPlan plan) {

    /** Buyers after the landmark that one coefficient needs (Peduzzi 1996; here for money with many zeros). */
    static final int EVENTS_PER_COEFFICIENT = 10;

    /** Intercept, rating, and at least one thing to adjust for. */
    static final int FEWEST_COEFFICIENTS = 3;

    /** Responses, or customers where all have one landmark. */
    public String noun() {
        return plan.landmark().isPresent() ? "customers" : "responses";
    }

    /** From all responses of the survey to those that the estimate rests on. */
    public Base base() {
        List<Base.Drop> drops = new ArrayList<>();
        drops.add(new Base.Drop("without a rating", survey.nResponses() - survey.nRated()));
        drops.add(new Base.Drop("without a date", survey.nRated() - survey.nDated()));
        drops.add(new Base.Drop("not linked to a customer", survey.nDated() - survey.nLinked()));
        long aside = survey.nLinked() - rows.landmarked();
        drops.add(new Base.Drop(
                plan.landmark().isPresent()
                        ? "outside the " + Unit.whole(plan.recentDays())
                                + " days before the landmark, or followed by a later one"
                        : "outside the period",
                aside));
        drops.addAll(rows.drops());
        drops.removeIf(drop -> drop.n() == 0);
        return new Base(rows.size(), noun(), drops);
    }

    public Unit outcomeUnit() {
        return plan.outcome().unit(currency, plan.horizonDays());
    }

    public Unit unitPerPoint() {
        return plan.outcome().differenceUnit(currency, plan.horizonDays(), ", per point");
    }

    /** What the rows are adjusted for: as much as the events allow. */
    public Covariates covariates() {
        return rows.covariates().withoutDependent().atMost(rows.events() / EVENTS_PER_COEFFICIENT - 2);
    }

    public Comparison comparison(Covariates covariates) {
        return comparison(covariates, rows.outcome());
    }

    /** The same ratings against another outcome, one a row. */
    public Comparison comparison(Covariates covariates, double[] outcome) {
        return new Comparison(rows.ratings(), outcome, covariates, rows.customers(), unitPerPoint());
    }

    /**
     * An estimate as it stands; or, where part of the outcome is a forecast, with how far the uncertainty of the
     * forecast's parameters moves it as well: fitted again to the outcome under each draw of them, and pooled by Rubin's
     * rules (1987), the variance within a draw being that at the peak.
     *
     * @param again the estimate, or a simpler one that the parameters move as far, from another outcome
     */
    public Fit<Estimate> withForecast(Fit<Estimate> atPeak, Function<double[], Fit<Estimate>> again) {
        return atPeak.flatMap(peak -> plan.outcome().isForecast() ? pooled(peak, again) : Fit.done(peak));
    }

    private Fit<Estimate> pooled(Estimate peak, Function<double[], Fit<Estimate>> again) {
        return again.apply(rows.outcome())
                .flatMap(asIs -> pooled(
                        peak,
                        rows.drawnOutcomes().stream()
                                .map(outcome ->
                                        again.apply(outcome).map(drawn -> shifted(drawn, peak.value() - asIs.value())))
                                .toList()));
    }

    private static Estimate shifted(Estimate estimate, double by) {
        Interval interval = estimate.interval();
        return new Estimate(
                estimate.value() + by,
                estimate.standardError(),
                new Interval(interval.low() + by, interval.high() + by, interval.level()),
                estimate.n());
    }

    /**
     * By Rubin's rules: the variance at the peak, and that between the draws.
     *
     * @param drawn the estimate under each draw; none where nothing is forecast, which leaves it as it stands
     */
    public static Fit<Estimate> pooled(Estimate peak, List<Fit<Estimate>> drawn) {
        Optional<Fit<Estimate>> failed =
                drawn.stream().filter(fit -> !fit.isDone()).findFirst();
        if (drawn.isEmpty() || failed.isPresent() || peak.standardError() == 0) {
            return failed.orElseGet(() -> Fit.done(peak));
        }
        double[] estimates =
                drawn.stream().mapToDouble(fit -> fit.get().value()).toArray();
        double[] variances = new double[estimates.length];
        Arrays.fill(variances, peak.standardError() * peak.standardError());
        return RubinPool.pool(
                        estimates,
                        variances,
                        Math.max(1, peak.n() - 2),
                        peak.n(),
                        peak.interval().level())
                .map(RubinPool.Result::estimate);
    }

    /** Share of the lifetime value of all rows that has not come in yet; 0 where nothing is forecast. */
    public double forecastShare() {
        if (!plan.outcome().isForecast()) {
            return 0;
        }
        double forecast = Arrays.stream(rows.forecast()).sum();
        double all = Arrays.stream(rows.outcome()).sum();
        return all == 0 ? 0 : forecast / all;
    }

    /** The same ratings against the revenue of the last days before the landmark. */
    public Comparison placebo(Covariates covariates) {
        Covariates early = rows.earlyCovariates().withoutDependent().atMost(covariates.size());
        return new Comparison(rows.ratings(), rows.placebo(), early, rows.customers(), Unit.money(currency, ""));
    }

    /** What a sentence about a lifetime value must add where not all sales could be foreseen; empty for all else. */
    public String scope() {
        return rows.value()
                .filter(value -> !value.study().regular().isEmpty())
                .map(value -> ", regular sales left out")
                .orElse("");
    }

    public String estimand(Covariates covariates) {
        return "Difference in " + plan.outcome().noun() + " over the "
                + plan.outcome().span(plan.horizonDays())
                + " after "
                + plan.landmark().map(date -> "the landmark " + date).orElse("the answer")
                + " between a customer who rates one point higher (" + survey.metric() + " in " + survey.survey() + ", "
                + survey.scale() + ") and one of the same kind who does not, among those who answered"
                + (plan.where().isEverybody() ? "" : " (" + plan.where().text() + ")") + "; adjusted for "
                + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups())) + ", all known before."
                + rows.value().map(this::counted).orElse("");
    }

    private String counted(LandmarkValue value) {
        BuyingPlan terms = value.study().plan();
        Unit share = Unit.share("");
        return " Counted are sales of: " + value.study().kindNames() + ", less refunds; up to "
                + value.study().end() + " as they came, from then on as a forecast from purchases alone, without the"
                + " rating"
                + terms.marginShare()
                        .map(margin -> "; margin taken to be " + share.write(margin) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + terms.discountRate()
                        .map(rate -> "; later money counted less by " + share.write(rate) + " a year.")
                        .orElse("; no discount rate was given, so later money counts in full.");
    }

    public List<String> assumptions(Covariates covariates) {
        List<String> assumptions = new ArrayList<>();
        rows.value().ifPresent(value -> assumptions.addAll(ofForecast(value)));
        assumptions.add("Nothing else that we did not see moves both the rating and what is bought later.");
        assumptions.add("Those who answered stand for themselves, not for those who did not.");
        if (!rows.undated().isEmpty()) {
            assumptions.add("Not adjusted for, since nobody knows whether they came before the answer: "
                    + String.join(", ", rows.undated()) + ". Say attributes_since: in the mapping where they did.");
        }
        if (!covariates.leftOut().isEmpty()) {
            assumptions.add("Not adjusted for: " + String.join("; ", covariates.leftOut()) + ".");
        }
        assumptions.add("An experiment, or a roll-out to some first, would change our mind either way.");
        return assumptions;
    }

    private List<String> ofForecast(LandmarkValue value) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "Customers go on buying as they did up to " + value.study().end() + " ("
                        + value.model().fit().kind().title()
                        + "). The forecast looks at purchases only: where a rating says more of the future than purchases do, this"
                        + " figure is too small.");
        if (!value.study().regular().isEmpty()) {
            assumptions.add("Not counted, because they come at regular intervals and end with a contract: "
                    + BuyingStudy.names(value.study().regular()) + ". Ask for retention (outcome) about these.");
        }
        assumptions.add(
                "Not asked of a lifetime value: whether the same customer brings more after a higher rating, since"
                        + " the years after two answers of one customer overlap; and for whom it differs.");
        return assumptions;
    }
}
