package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.proportion.TestedDifference;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * What one run of the analysis knows: the responses, their time, their score, and who was asked for them.
 *
 * @param surveys as people name them: "half-yearly (NPS)"
 * @param change on the time before; empty where few respondents would decide it
 */
record ScoreStudy(
        ListeningOptions options,
        String surveys,
        ScoreMeasure measure,
        ReportingPeriod time,
        Score score,
        Optional<TestedDifference> change,
        FewRespondents few,
        Optional<CustomerMix> mix,
        ScoreTrend trend,
        List<MonthlyInvitations> asked,
        Base base,
        SmallGroups small) {

    /** At least this share of those asked should answer before a score speaks for them. */
    private static final double MOST = 0.5;

    private static final int MONTHS_A_YEAR = 12;

    /** Of the change on the time before. */
    Optional<Measured> changed() {
        return change.map(c -> Score.measured(c.difference(), measure.differenceUnit()));
    }

    /** Share of those asked in the time of the score who answered; empty where nobody knows who was asked. */
    Optional<Estimate> responseRate() {
        long sent = 0;
        long answered = 0;
        for (MonthlyInvitations a : asked) {
            if (a.sentMonth() >= time.firstMonth() && a.sentMonth() <= time.lastMonth()) {
                sent += a.nAsked();
                answered += a.nAnswered();
            }
        }
        return sent == 0 || options.where().isPresent()
                ? Optional.empty()
                : Optional.of(Share.fit(answered, sent, Score.LEVEL));
    }

    /** "31% of 15,003 invitations were answered". */
    String responseText() {
        return responseRate()
                .map(rate -> Unit.share("").write(rate.value()) + " of " + Unit.whole(rate.n())
                        + " invitations were answered")
                .orElse("how many were invited is not known");
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(response());
        time.before().ifPresent(before -> {
            boolean isSame = before.rows().sources().equals(time.now().sources());
            checks.add(descriptive("same questions", "Were the same surveys and scales used in both periods?")
                    .passedIf(
                            isSame,
                            isSame
                                    ? "the same surveys and scales in both periods"
                                    : "surveys or scales differ, so that part of a change may come from the question"));
            checks.add(sameChannels(before));
            mix.ifPresent(found -> checks.add(sameMix(found)));
        });
        few.check().ifPresent(checks::add);
        return checks;
    }

    private Check response() {
        RobustnessCheck check =
                descriptive("response rate", "Did at least half of the customers who were invited respond?");
        return responseRate()
                .map(rate -> check.passedIf(rate.value() >= MOST, responseText()))
                .orElseGet(() -> check.cannotTell(responseText()));
    }

    private Check sameChannels(ReportingPeriod.Before before) {
        RobustnessCheck check =
                descriptive("same channels", "Were customers invited through the same channels in both periods?");
        Map<String, Double> now = channels(0);
        Map<String, Double> then = channels(MONTHS_A_YEAR);
        if (now.isEmpty() || then.isEmpty() || !before.isYearBefore()) {
            return check.cannotTell("the invitation channels of both periods are not known");
        }
        double moved = ScoreTrend.moved(then, now);
        return check.passedIf(
                moved <= ScoreTrend.OTHER_CHANNELS,
                Unit.share("").write(moved) + " of invitations moved to another channel (limit "
                        + Unit.share("").write(ScoreTrend.OTHER_CHANNELS) + ")");
    }

    private Check sameMix(CustomerMix found) {
        return descriptive(
                        "same mix of customers", "Is the change the same at the mix of customers of the time before?")
                .passedIf(
                        !found.isDecisive(),
                        "at the same mix of " + found.noun() + " the score changed by "
                                + Score.measured(found.standardised(), measure.differenceUnit())
                                        .text()
                                + "; what the mix itself moved: "
                                + Score.measured(found.byMix(), measure.differenceUnit())
                                        .text());
    }

    /** The change at the mix of customers of the time before, where it is another one than the plain change. */
    Optional<Measured> atSameMix() {
        return mix.filter(CustomerMix::isDecisive)
                .map(found -> Score.measured(found.standardised(), measure.differenceUnit()));
    }

    /** A count stays a count, whatever comes out. */
    static RobustnessCheck descriptive(String name, String question) {
        return RobustnessCheck.of(name, question).leaving(Grade.DESCRIPTIVE);
    }

    /** Shares of the channels in the months of the score, moved back by some months. */
    private Map<String, Double> channels(int monthsBack) {
        Map<String, Double> counts = new TreeMap<>();
        for (MonthlyInvitations a : asked) {
            long month = a.sentMonth() + monthsBack;
            if (month >= time.firstMonth() && month <= time.lastMonth()) {
                counts.merge(a.channel(), (double) a.nAsked(), Double::sum);
            }
        }
        double all = counts.values().stream().mapToDouble(c -> c).sum();
        counts.replaceAll((channel, count) -> count / all);
        return counts;
    }
}
