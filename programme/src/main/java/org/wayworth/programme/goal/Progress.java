package org.wayworth.programme.goal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * Where a goal stands by a reading of its measure. Decided by the reading's whole interval, never by its point: what lies
 * within the noise is neither ahead nor behind.
 *
 * @param expected where it would stand on average over the time of the reading, which is in its middle, on a straight line
 *     from baseline to target. In the unit of the reading
 * @param target in the unit of the reading
 */
public record Progress(Verdict verdict, Reading reading, double expected, double target) {

    private static final double PER_CENT = 100;

    /** What can be told. */
    public enum Verdict {
        REACHED("Reached"),
        ON_TRACK("On track"),
        BEHIND("Behind"),
        MISSED("Missed"),
        CANNOT_TELL("Cannot tell yet");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public static Progress of(Goal goal, Reading reading) {
        Unit unit = reading.measured().unit();
        double target = inUnit(goal.target().doubleValue(), unit);
        double baseline = inUnit(goal.baseline().doubleValue(), unit);
        double expected = baseline + (target - baseline) * elapsed(goal, reading.middle());
        return new Progress(verdict(goal, reading, expected, target), reading, expected, target);
    }

    /** A figure as people type it, in the unit of a reading: shares are typed in per cent. */
    public static double inUnit(double typed, Unit unit) {
        boolean isShare = unit.kind() == Unit.Kind.SHARE || unit.kind() == Unit.Kind.SHARE_POINTS;
        return isShare ? typed / PER_CENT : typed;
    }

    /** Share of the time from the baseline to the target's day, 0 to 1. */
    private static double elapsed(Goal goal, LocalDate day) {
        double all = ChronoUnit.DAYS.between(goal.baselineOn(), goal.by());
        return Math.max(0, Math.min(1, ChronoUnit.DAYS.between(goal.baselineOn(), day) / all));
    }

    private static Verdict verdict(Goal goal, Reading reading, double expected, double target) {
        Measured measured = reading.measured();
        if (isAtLeast(goal, measured, target)) {
            return Verdict.REACHED;
        }
        if (!reading.until().isBefore(goal.by())) {
            return isShortOf(goal, measured, target) ? Verdict.MISSED : Verdict.CANNOT_TELL;
        }
        if (isShortOf(goal, measured, expected)) {
            return Verdict.BEHIND;
        }
        return isAtLeast(goal, measured, expected) ? Verdict.ON_TRACK : Verdict.CANNOT_TELL;
    }

    /** Whether the whole interval has come so far. */
    private static boolean isAtLeast(Goal goal, Measured measured, double mark) {
        return goal.isUpward() ? measured.low() >= mark : measured.high() <= mark;
    }

    /** Whether no part of the interval has. */
    private static boolean isShortOf(Goal goal, Measured measured, double mark) {
        return goal.isUpward() ? measured.high() < mark : measured.low() > mark;
    }
}
