package org.wayworth.analytics.listening;

import java.util.Optional;
import org.wayworth.analytics.telling.EffectiveSize;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;

/**
 * Whether a few respondents decide a figure: one with a weight like thousands of others, or one who answered hundreds of
 * times.
 *
 * @param spread of the weight over respondents; empty without any
 * @param isWeighted whether the source gave weights
 * @param when behind their number: " of the year before"; empty for those that the answer is about
 */
record FewRespondents(Optional<UnitWeights> spread, boolean isWeighted, String when) {

    static FewRespondents of(RatedResponses rows) {
        return of(rows, "");
    }

    private static FewRespondents of(RatedResponses rows, String when) {
        return rows.size() == 0
                ? new FewRespondents(Optional.empty(), false, when)
                : new FewRespondents(Optional.of(rows.spread()), rows.isWeighted(), when);
    }

    /** Of the time of the score and the time before, the one in which fewer decide. */
    static FewRespondents of(ReportingPeriod time) {
        FewRespondents now = of(time.now());
        return time.before()
                .map(before -> now.worse(of(before.rows(), " of " + before.text())))
                .orElse(now);
    }

    /** Of two that are compared, the one that says more against it. */
    FewRespondents worse(FewRespondents other) {
        if (isClaimable() != other.isClaimable()) {
            return isClaimable() ? other : this;
        }
        return other.effective() / other.rows() < effective() / rows() ? other : this;
    }

    private double effective() {
        return spread.map(UnitWeights::effectiveN).orElse(1.0);
    }

    private double rows() {
        return spread.map(UnitWeights::rows).orElse(1);
    }

    /** Whether a change, a trend or an order may be told. */
    boolean isClaimable() {
        return !spread.map(UnitWeights::isTooFew).orElse(false);
    }

    /** "one customer carries 77% of the weight", "one customer gave 21% of the responses". */
    String reason() {
        return spread.map(found -> found.largestShare() > UnitWeights.MOST_OF_ONE
                        ? EffectiveSize.largest(found, isWeighted)
                        : "the responses count as only " + EffectiveSize.equalOnes(found))
                .orElse("");
    }

    /** Where responses count so unequally that their number alone misleads. */
    Optional<Check> check() {
        return spread.filter(UnitWeights::isUneven)
                .map(found -> RobustnessCheck.of(
                                "effective sample size", "Do enough customers decide, and no single one?")
                        .leaving(Grade.DESCRIPTIVE)
                        .passedIf(
                                isClaimable(),
                                "the " + Unit.whole(found.rows()) + " responses" + when + " by "
                                        + Unit.whole(found.units()) + " customers count as "
                                        + EffectiveSize.equalOnes(found)
                                        + " (at least " + Unit.whole(UnitWeights.FEWEST_EFFECTIVE)
                                        + "); the largest share of one customer is "
                                        + Unit.share("").write(found.largestShare()) + " (limit "
                                        + Unit.share("").write(UnitWeights.MOST_OF_ONE) + ")"));
    }
}
