package org.wayworth.analytics.sceptic;

import java.time.LocalDate;
import java.util.Optional;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/**
 * Whether customers got new keys on some day: many bought for the last time in the 60 days before it and hardly any in the 60
 * days after it, and as many bought for the first time after it and hardly any before. Under one key each of them would have
 * gone on; under two they count as gone, and as new.
 */
final class ChangedKeys {

    private static final int STEP = 5;
    private static final int REACH = 60;

    /** A change takes so many days before and after its day: branch by branch, or at each customer's next purchase. */
    private static final int TAKES = 15;

    private static final int FEWEST = 20;

    /** On the side where few are expected, less than one in so many. */
    private static final int HARDLY_ANY = 3;

    /** Those who stop and those who begin are the same people: one number is at most so many times the other. */
    private static final int ALIKE = 3;

    private static final double RARE = 1e-6;

    /** A day on which both happen. @param ago days before the end of the records */
    private record Found(int ago, int stopped, int stoppedAfter, int begun, int begunBefore) {

        int clearness() {
            return stopped - stoppedAfter + begun - begunBefore;
        }
    }

    private ChangedKeys() {}

    /** What stopping and beginning are called. */
    enum Kind {
        PURCHASES("bought for the last time", "for the first time"),
        CONTRACTS("had their contract end", "had it begin");

        private final String stopped;
        private final String begun;

        Kind(String stopped, String begun) {
            this.stopped = stopped;
            this.begun = begun;
        }
    }

    /** @param end last day of the records */
    static Optional<String> in(Activity activity, Kind kind, LocalDate end) {
        Optional<Found> clearest = Optional.empty();
        for (int day = REACH + TAKES; day + REACH + TAKES < activity.longest(); day += STEP) {
            Found found = new Found(
                    day,
                    activity.lastBetween(day - TAKES, day + REACH),
                    activity.lastBetween(day - TAKES - REACH, day - TAKES),
                    activity.firstBetween(day - REACH, day + TAKES),
                    activity.firstBetween(day + TAKES, day + TAKES + REACH));
            if (isChange(found, activity) && clearest.map(Found::clearness).orElse(0) < found.clearness()) {
                clearest = Optional.of(found);
            }
        }
        return clearest.map(found -> words(found, kind, end));
    }

    private static boolean isChange(Found found, Activity activity) {
        boolean isMany = found.stopped() >= FEWEST
                && found.begun() >= FEWEST
                && HARDLY_ANY * found.stoppedAfter() < found.stopped()
                && HARDLY_ANY * found.begunBefore() < found.begun()
                && found.stopped() <= ALIKE * found.begun()
                && found.begun() <= ALIKE * found.stopped();
        if (!isMany) {
            return false;
        }
        int day = found.ago();
        return isRare(
                        found.stoppedAfter(),
                        found.stopped(),
                        activity.went(day - TAKES - REACH, day - TAKES),
                        activity.went(day - TAKES, day + REACH))
                && isRare(
                        found.begunBefore(),
                        found.begun(),
                        activity.went(day + TAKES, day + TAKES + REACH),
                        activity.went(day - REACH, day + TAKES));
    }

    /** Set against how much went on in the days of the few and in those of the many. */
    private static boolean isRare(int few, int many, double wentFew, double wentMany) {
        return wentFew > 0
                && PValue.binomialAtMost(few, few + many, wentFew / (wentFew + wentMany)) < RARE
                && HARDLY_ANY * few * wentMany < many * wentFew;
    }

    private static String words(Found found, Kind kind, LocalDate end) {
        return Unit.whole(found.stopped()) + " customers " + kind.stopped + " in the weeks up to "
                + Sentence.date(end.minusDays(found.ago())) + " (" + Unit.whole(found.stoppedAfter()) + " in the "
                + REACH
                + " days after), and " + Unit.whole(found.begun()) + " " + kind.begun + " in the weeks from then on ("
                + Unit.whole(found.begunBefore()) + " in the " + REACH
                + " days before): keys of customers seem to have changed then, so that who goes on under a new key counts as"
                + " gone";
    }
}
