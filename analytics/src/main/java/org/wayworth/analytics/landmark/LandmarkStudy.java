package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
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
                        ? "outside the " + plan.recentDays() + " days before the landmark, or followed by a later one"
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
        return new Comparison(rows.ratings(), rows.outcome(), covariates, rows.customers(), unitPerPoint());
    }

    /** The same ratings against the revenue of the last days before the landmark. */
    public Comparison placebo(Covariates covariates) {
        Covariates early = rows.earlyCovariates().withoutDependent().atMost(covariates.size());
        return new Comparison(rows.ratings(), rows.placebo(), early, rows.customers(), Unit.money(currency, ""));
    }

    public String estimand(Covariates covariates) {
        return "Difference in " + plan.outcome().noun() + " over the " + plan.horizonDays() + " days after "
                + plan.landmark().map(date -> "the landmark " + date).orElse("the answer")
                + " between a customer who rates one point higher (" + survey.metric() + " in " + survey.survey() + ", "
                + survey.scale() + ") and one of the same kind who does not, among those who answered"
                + (plan.where().isEverybody() ? "" : " (" + plan.where().text() + ")") + "; adjusted for "
                + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups())) + ", all known before.";
    }

    public List<String> assumptions(Covariates covariates) {
        List<String> assumptions = new ArrayList<>();
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
}
