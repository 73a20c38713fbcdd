package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/**
 * What one run is about: the survey, the rows and the words for them.
 *
 * @param landmarked rows before the rule that they must be observed to the end of the horizon
 * @param undated attributes that carry no date
 */
record LinkageStudy(
        LinkageSupport survey,
        String currency,
        int landmarked,
        LinkageRows rows,
        List<String> undated,
        LinkageOptions options) {

    /** Responses, or customers where all have one landmark. */
    String noun() {
        return options.landmark().isPresent() ? "customers" : "responses";
    }

    /** From all responses of the survey to those that the estimate rests on. */
    Base base() {
        List<Base.Drop> drops = new ArrayList<>();
        drops.add(new Base.Drop("without a rating", survey.nResponses() - survey.nRated()));
        drops.add(new Base.Drop("without a date", survey.nRated() - survey.nDated()));
        drops.add(new Base.Drop("not linked to a customer", survey.nDated() - survey.nLinked()));
        if (options.landmark().isPresent()) {
            drops.add(new Base.Drop(
                    "outside the " + options.recentDays() + " days before the landmark, or followed by a later one",
                    survey.nLinked() - landmarked));
        }
        drops.add(new Base.Drop(
                "not observed for " + options.horizonDays() + " days afterwards", landmarked - rows.size()));
        drops.removeIf(drop -> drop.n() == 0);
        return new Base(rows.size(), noun(), drops);
    }

    Unit outcomeUnit() {
        return switch (options.outcome()) {
            case REVENUE -> Unit.money(currency, "per customer in " + options.horizonDays() + " days");
            case ORDERS -> Unit.number("orders per customer in " + options.horizonDays() + " days");
            case RETURN -> Unit.share("of customers buy again within " + options.horizonDays() + " days");
        };
    }

    Unit unitPerPoint() {
        Unit outcome = outcomeUnit();
        Unit.Kind kind = outcome.kind() == Unit.Kind.SHARE ? Unit.Kind.SHARE_POINTS : outcome.kind();
        return new Unit(kind, outcome.symbol(), outcome.name() + ", per point");
    }

    String scale() {
        return Unit.count("").write(survey.scaleLow()) + " to " + Unit.count("").write(survey.scaleHigh());
    }

    String estimand(Covariates covariates) {
        return "Difference in " + options.outcome().noun() + " over the " + options.horizonDays() + " days after "
                + options.landmark().map(date -> "the landmark " + date).orElse("the answer")
                + " between a customer who rates one point higher (" + survey.metric() + " in " + survey.survey() + ", "
                + scale() + ") and one of the same kind who does not, among those who answered; adjusted for "
                + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups())) + ", all known before.";
    }

    List<String> assumptions(Covariates covariates) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Nothing else that we did not see moves both the rating and what is bought later.");
        assumptions.add("Those who answered stand for themselves, not for those who did not.");
        if (!undated.isEmpty()) {
            assumptions.add("Not adjusted for, since nobody knows whether they came before the answer: "
                    + String.join(", ", undated) + ". Say attributes_since: in the mapping where they did.");
        }
        if (!covariates.leftOut().isEmpty()) {
            assumptions.add("Not adjusted for: " + String.join("; ", covariates.leftOut()) + ".");
        }
        assumptions.add("An experiment, or a roll-out to some first, would change our mind either way.");
        return assumptions;
    }
}
