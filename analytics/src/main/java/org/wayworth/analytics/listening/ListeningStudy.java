package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.proportion.TestedDifference;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/** What one run of the analysis knows: the responses, their time, their score, and who was asked for them. */
record ListeningStudy(
        ListeningOptions options,
        ListeningMeasure measure,
        ListeningTime time,
        ListeningScore score,
        Optional<TestedDifference> change,
        ListeningTrend trend,
        List<ListeningAsked> asked,
        Base base,
        SmallGroups small) {

    /** At least this share of those asked should answer before a score speaks for them. */
    private static final double MOST = 0.5;

    /** Of the change on the time before. */
    Optional<Measured> changed() {
        return change.map(c -> ListeningScore.measured(c.difference(), measure.differenceUnit()));
    }

    /** "NPS is 35.1, down 5.3 on the year before." */
    String statement() {
        String sentence = measure.sentence(score.measured(measure));
        if (time.nowText().isEmpty()) {
            return sentence + ". The answers carry no date, so there is no trend.";
        }
        return sentence
                + changed()
                        .map(c -> c.isClearOf(0)
                                ? ", " + (c.value() > 0 ? "up " : "down ") + c.sizeText() + " on " + time.beforeText()
                                : ", with no clear change on " + time.beforeText())
                        .orElse(" in " + time.nowText())
                + ".";
    }

    /** Share of those asked in the time of the score who answered; empty where nobody knows who was asked. */
    Optional<Estimate> responseRate() {
        long sent = 0;
        long answered = 0;
        for (ListeningAsked a : asked) {
            if (a.sentMonth() >= time.firstMonth() && a.sentMonth() <= time.lastMonth()) {
                sent += a.nAsked();
                answered += a.nAnswered();
            }
        }
        return sent == 0 || options.where().isPresent()
                ? Optional.empty()
                : Optional.of(Share.fit(answered, sent, ListeningScore.LEVEL));
    }

    String responseText() {
        return responseRate()
                .map(rate -> Unit.share("").write(rate.value()) + " of " + Unit.whole(rate.n())
                        + " invitations were answered")
                .orElse("nobody knows how many were asked");
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "response",
                "Did most of those asked answer?",
                responseRate()
                        .map(rate -> rate.value() >= MOST ? Verdict.PASSED : Verdict.FAILED)
                        .orElse(Verdict.CANNOT_TELL),
                responseText(),
                Grade.DESCRIPTIVE));
        time.before().ifPresent(before -> {
            checks.add(new Check(
                    "same question",
                    "Were the same surveys and scales used before?",
                    before.sources().equals(time.now().sources()) ? Verdict.PASSED : Verdict.FAILED,
                    before.sources().equals(time.now().sources())
                            ? "the same in both times"
                            : "surveys or scales differ: a change may come from the asking",
                    Grade.DESCRIPTIVE));
            checks.add(sameWay());
        });
        return checks;
    }

    private Check sameWay() {
        Map<String, Double> now = channels(0);
        Map<String, Double> before = channels(12);
        boolean known = !now.isEmpty() && !before.isEmpty() && time.beforeText().equals("the year before");
        double moved = known ? ListeningTrend.moved(before, now) : 0;
        return new Check(
                "same way of asking",
                "Were people asked through the same channels before?",
                !known ? Verdict.CANNOT_TELL : moved <= ListeningTrend.OTHER_CHANNELS ? Verdict.PASSED : Verdict.FAILED,
                known
                        ? Unit.share("").write(moved) + " of those asked moved to another channel"
                        : "channels are not known for both times",
                Grade.DESCRIPTIVE);
    }

    /** Shares of the channels in the months of the score, moved back by some months. */
    private Map<String, Double> channels(int monthsBack) {
        Map<String, Double> counts = new TreeMap<>();
        for (ListeningAsked a : asked) {
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
