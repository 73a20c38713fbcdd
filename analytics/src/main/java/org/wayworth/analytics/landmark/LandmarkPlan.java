package org.wayworth.analytics.landmark;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.wayworth.analytics.OptionRule;
import org.wayworth.analytics.audience.Where;

/**
 * Whose answers, when, and what is counted before and after.
 *
 * @param survey the one linked best when empty
 * @param metric the one linked best when empty
 * @param landmark one date for all, or, when empty, each answer's own moment
 * @param recentDays with one date as landmark, an answer counts when it is at most this old
 * @param horizonDays the outcome is counted for this long after the landmark
 * @param lookbackDays what was known is described over this long before the landmark
 * @param placeboDays the last days before the landmark, kept aside as an outcome that the rating cannot have moved
 * @param from answers from this day on
 * @param until answers up to and with this day
 * @param where whose answers
 * @param leaveOut attributes that must not be adjusted for
 * @param minimumRespondents fewest rows for which an estimate is given
 * @param terms of a lifetime value; empty for what is counted to the end of the horizon as it came
 * @param currency to count in; when empty, the one in which nearly all customers pay
 * @param skipDays the first days after the landmark, which are not counted; 0 for all
 */
public record LandmarkPlan(
        Optional<String> survey,
        Optional<String> metric,
        FollowUp outcome,
        Optional<LocalDate> landmark,
        int recentDays,
        int horizonDays,
        int lookbackDays,
        int placeboDays,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Where where,
        Set<String> leaveOut,
        int minimumRespondents,
        Optional<LifetimeTerms> terms,
        Optional<String> currency,
        int skipDays) {

    public LandmarkPlan {
        leaveOut = Set.copyOf(leaveOut);
        requireFit(lookbackDays, placeboDays, from, until);
        if (outcome.isForecast() != terms.isPresent()) {
            throw new IllegalArgumentException("a lifetime value, and nothing else, must have terms, not " + outcome);
        }
    }

    /** Counted in the currency of nearly all customers, from the landmark on. */
    public LandmarkPlan(
            Optional<String> survey,
            Optional<String> metric,
            FollowUp outcome,
            Optional<LocalDate> landmark,
            int recentDays,
            int horizonDays,
            int lookbackDays,
            int placeboDays,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Where where,
            Set<String> leaveOut,
            int minimumRespondents,
            Optional<LifetimeTerms> terms) {
        this(
                survey,
                metric,
                outcome,
                landmark,
                recentDays,
                horizonDays,
                lookbackDays,
                placeboDays,
                from,
                until,
                where,
                leaveOut,
                minimumRespondents,
                terms,
                Optional.empty(),
                0);
    }

    /** The same answers, for something else that is counted as it came. */
    public LandmarkPlan about(FollowUp newOutcome) {
        return with(newOutcome, Optional.empty(), currency, 0);
    }

    /** The same, counted in this currency. */
    public LandmarkPlan in(Optional<String> code) {
        return with(outcome, terms, code, skipDays);
    }

    /** The same, without the first days after the landmark. */
    LandmarkPlan afterDay(int days) {
        return with(outcome, terms, currency, days);
    }

    private LandmarkPlan with(FollowUp what, Optional<LifetimeTerms> worth, Optional<String> code, int skipped) {
        return new LandmarkPlan(
                survey,
                metric,
                what,
                landmark,
                recentDays,
                horizonDays,
                lookbackDays,
                placeboDays,
                from,
                until,
                where,
                leaveOut,
                minimumRespondents,
                worth,
                code,
                skipped);
    }

    /** When the outcome is counted. */
    public Span span() {
        return new Span(skipDays, horizonDays, outcome.isForecast());
    }

    /** For how long after the landmark every row must have been observed. */
    public int seenDays() {
        return terms.map(LifetimeTerms::seenDays).orElse(horizonDays);
    }

    /** @throws IllegalArgumentException with a message for people where the days contradict each other */
    public static void requireFit(
            int lookbackDays, int placeboDays, Optional<LocalDate> from, Optional<LocalDate> until) {
        if (placeboDays >= lookbackDays) {
            throw new OptionRule(
                    "{placebo-days} must be fewer than {lookback-days}, or nothing is left to describe customers by: %s"
                            + " and %s",
                    placeboDays, lookbackDays);
        }
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw new OptionRule("{until} must not come before {from}: %s and %s", until.get(), from.get());
        }
    }

    /** Revenue in the year after each answer, adjusted for the year before. */
    public static LandmarkPlan standard() {
        return new LandmarkPlan(
                Optional.empty(),
                Optional.empty(),
                FollowUp.REVENUE,
                Optional.empty(),
                60,
                365,
                365,
                90,
                Optional.empty(),
                Optional.empty(),
                Where.parse(Optional.empty()),
                Set.of(),
                100,
                Optional.empty());
    }
}
