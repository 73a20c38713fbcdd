package org.wayworth.analytics.late;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;

/** Attempts to show that the difference between late and on time is an artefact. */
final class LateChecks {

    /** Answers given too early may be at most this share, or the comparison mixes hope with experience. */
    private static final double MOST_TOO_EARLY = 0.10;

    /** Of the late, at most this share may be without a recorded end. */
    private static final double MOST_WITHOUT_END = 0.50;

    /** Attributes without a date may move the figure by this share of it, or by chance. */
    private static final double MOST_MOVED = 0.25;

    private static final Unit POINTS = Unit.number("points");

    private final LateRows known;
    private final LateRows timely;
    private final LateUndated undated;
    private final Comparison comparison;
    private final Estimate figure;

    LateChecks(LateRows known, LateRows timely, LateUndated undated, Comparison comparison, Estimate figure) {
        this.known = known;
        this.timely = timely;
        this.undated = undated;
        this.comparison = comparison;
        this.figure = figure;
    }

    List<Check> all(long seed) {
        List<Check> checks = new ArrayList<>();
        checks.add(timeOrder());
        recordedEnds().ifPresent(checks::add);
        checks.add(placebo());
        checks.add(adjustedFor());
        if (!undated.names().isEmpty()) {
            checks.add(undated());
        }
        checks.add(calendar());
        checks.add(comparison.overlap(1, "late", "on time"));
        checks.add(comparison.shuffledExposure(seed));
        checks.add(comparison.halves(timely.day()));
        checks.add(comparison.hiddenCause());
        return checks;
    }

    private Check timeOrder() {
        double share = 1 - (double) timely.size() / known.size();
        return RobustnessCheck.of("time order", "Did customers know whether it would be late when they answered?")
                .passedIf(
                        share <= MOST_TOO_EARLY,
                        Unit.share("").write(share) + " of " + Unit.whole(known.size())
                                + " responses came too early and are left out");
    }

    /** Where most of the late have no end, ends are more likely missing from the source than promises broken. */
    private Optional<Check> recordedEnds() {
        LateRows late = timely.onlyLate(true);
        LateRows endless = late.without("is_kept");
        if (endless.size() == 0) {
            return Optional.empty();
        }
        double share = (double) endless.size() / late.size();
        LateRows ended = timely.where("is_kept");
        String without = ended.comparison(ended.late())
                .adjusted()
                .fold(estimate -> Means.measured(estimate, POINTS).text(), no -> "not computable");
        return Optional.of(RobustnessCheck.of("recorded ends", "Is it recorded when late promises were kept?")
                .passedIf(
                        share <= MOST_WITHOUT_END,
                        Unit.share("").write(share) + " of " + Unit.whole(late.size())
                                + " responses about a late promise are about one without a recorded end (limit "
                                + Unit.share("").write(MOST_WITHOUT_END) + "); without these: " + without));
    }

    /** A late delivery cannot have moved a rating that was given before it was promised. */
    private Check placebo() {
        RobustnessCheck check = RobustnessCheck.of(
                "placebo outcome",
                "Do late deliveries also \u201cpredict\u201d the rating that the customer gave before?");
        return timely.hasEarlierRating()
                ? timely.placebo().placebo("the rating that the customer gave before the promise", figure)
                : check.cannotTell(
                        "fewer than 100 responses are of customers who had rated before the promise was made");
    }

    private Check adjustedFor() {
        return RobustnessCheck.of(
                        "what was adjusted for", "Could we adjust for what was known of the customers before?")
                .passedIf(
                        timely.knowsCustomers() || !undated.names().isEmpty(),
                        "adjusted for " + String.join(", ", timely.covariates().groups())
                                + (timely.knowsCustomers()
                                        ? ""
                                        : "; nothing with a date is known about the customers"));
    }

    /** A busy week makes late and annoys. */
    private Check calendar() {
        RobustnessCheck check =
                RobustnessCheck.of("calendar", "Is it the same among promises that fell into the same week?");
        return check.of(
                timely.finerTimes(),
                found -> check.passedIf(
                        !found.isApart(figure),
                        "within the same week "
                                + Means.measured(found.weekly(), POINTS).text()
                                + "; adjusted for quarters only, less that: "
                                + Means.measured(found.gap(), POINTS).text()));
    }

    private Check undated() {
        RobustnessCheck check = RobustnessCheck.of(
                "attributes without a date",
                "Is it the same when adjusted for attributes whose date is not known as well?");
        return check.of(timely.with(undated).adjusted(), with -> {
            double moved = Math.abs(with.value() - figure.value());
            boolean isAlike = moved <= MOST_MOVED * Math.abs(figure.value())
                    || with.interval().contains(figure.value());
            boolean isLost = !figure.interval().contains(0) && with.interval().contains(0);
            return check.passedIf(
                    isAlike && !isLost,
                    "adjusted for " + String.join(", ", undated.names()) + " too: "
                            + Means.measured(with, POINTS).text());
        });
    }
}
