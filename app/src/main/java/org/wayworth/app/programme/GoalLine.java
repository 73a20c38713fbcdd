package org.wayworth.app.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.app.drawing.Picture;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.Progress;
import org.wayworth.programme.goal.Reading;
import org.wayworth.programme.goal.Resolution;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;

/** A goal with what is known of it, in sentences. */
record GoalLine(Goal goal, GoalReadings readings) {

    private static final double MONTHS_OF_A_DAY = 12 / 365.25;

    public Optional<Progress> progress() {
        return readings.isLatestWorking()
                ? Optional.empty()
                : readings.latest().map(reading -> Progress.of(goal, reading));
    }

    /** "Behind"; "Being read" while the answer is worked out; "No reading" where there can be none. */
    public String label() {
        if (goal.state() == Goal.State.CLOSED) {
            return "Closed";
        }
        return progress()
                .map(progress -> progress.verdict().label())
                .orElse(readings.working() > 0 ? "Being read" : "No reading");
    }

    /** "reached", "behind": for the colour of the tag. */
    public String tone() {
        return progress()
                .filter(progress -> goal.state() == Goal.State.OPEN)
                .map(progress -> switch (progress.verdict()) {
                    case REACHED, ON_TRACK -> "good";
                    case BEHIND, MISSED -> "bad";
                    case CANNOT_TELL -> "plain";
                })
                .orElse("plain");
    }

    /** Where it stands, in one or two sentences. */
    public String sentence() {
        return progress().map(this::sentence).orElseGet(this::none);
    }

    private String none() {
        if (readings.working() > 0) {
            return "The measure is being read from the data.";
        }
        return readings.problems().stream()
                .findFirst()
                .map(problem -> "The measure could not be read. " + problem)
                .orElse("No " + every() + " since " + Sentence.date(goal.baselineOn())
                        + " is complete in the data, so there is nothing to read yet.");
    }

    private String every() {
        return switch (goal.every()) {
            case MONTH -> "month";
            case QUARTER -> "quarter";
            case YEAR -> "year";
        };
    }

    private String sentence(Progress progress) {
        Measured measured = progress.reading().measured();
        String stands = "It stands at " + measured.valueText() + named(measured) + interval(measured) + " over "
                + span(progress.reading()) + "; the target is " + target(progress, measured) + " by "
                + Sentence.date(goal.by()) + ".";
        return stands + " " + meaning(progress, measured);
    }

    /** As finely as it was typed: "74.5%". */
    private String target(Progress progress, Measured measured) {
        return measured.unit()
                .write(progress.target(), Math.max(0, goal.target().scale()), java.math.RoundingMode.HALF_EVEN);
    }

    private static String named(Measured measured) {
        return measured.unit().name().isEmpty() ? "" : " " + measured.unit().name();
    }

    private String meaning(Progress progress, Measured measured) {
        String expected = "On a straight line from baseline to target it would be at "
                + measured.write(progress.expected()) + " over that time: ";
        return switch (progress.verdict()) {
            case REACHED -> "The whole interval has passed the target.";
            case ON_TRACK -> expected + "no part of the interval is short of that.";
            case BEHIND -> expected + "the whole interval is short of that.";
            case MISSED -> "The day has passed, and the whole interval is short of the target.";
            case CANNOT_TELL ->
                progress.reading().until().isBefore(goal.by())
                        ? expected + "that lies within the interval, so the data cannot tell yet."
                        : "The target lies within the interval, so the data cannot tell yet.";
        };
    }

    private static String span(Reading reading) {
        return Sentence.date(reading.from()) + " to " + Sentence.date(reading.until());
    }

    /** What changes could be seen at all, from the width of the latest reading. */
    public Optional<String> resolution() {
        return progress()
                .filter(progress -> !progress.reading().measured().isCounted())
                .map(this::resolution);
    }

    private String resolution(Progress progress) {
        Reading reading = progress.reading();
        Measured measured = reading.measured();
        double change =
                Math.abs(progress.target() - Progress.inUnit(goal.baseline().doubleValue(), measured.unit()));
        double smallest = Resolution.smallestChange(measured);
        String can = "With " + Unit.whole(reading.n()) + " " + reading.noun() + " in a " + every() + ", a change of "
                + size(smallest, measured) + " between two readings would be seen four times in five.";
        if (smallest <= change) {
            return can + " The goal asks for " + size(change, measured) + ".";
        }
        double months = Math.ceil(goal.every().months() * Resolution.timesAsLong(measured, change));
        return can + " The goal asks for " + size(change, measured)
                + ", which is less: readings would have to be taken over " + Unit.whole(Math.round(months))
                + " months each to see it.";
    }

    /** Whether the baseline, which somebody typed, is what the data say of the time before its day. */
    public Optional<String> baseline() {
        return readings.before().map(this::baseline);
    }

    private String baseline(Reading before) {
        Measured measured = before.measured();
        double typed = Progress.inUnit(goal.baseline().doubleValue(), measured.unit());
        String data = measured.valueText() + named(measured) + interval(measured) + " over " + span(before);
        return typed >= measured.low() && typed <= measured.high()
                ? "The baseline agrees with the data, which say " + data + "."
                : "The baseline does not agree with the data, which say " + data
                        + ". Correct it, or say under Why where it comes from: progress is measured from it.";
    }

    private static String interval(Measured measured) {
        return measured.isCounted() ? "" : " (" + measured.levelText() + " interval: " + measured.intervalText() + ")";
    }

    /** A change in the unit of changes: "8 percentage points", "1.2 points". */
    private static String size(double change, Measured measured) {
        boolean isShare = measured.unit().kind() == Unit.Kind.SHARE;
        Unit unit = isShare ? Unit.sharePoints("") : measured.unit();
        Measured written = new Measured(change, 0, 2 * change, measured.level(), unit);
        return written.valueText() + (isShare ? "" : named(measured));
    }

    /** The readings on the way from baseline to target; none while there is no reading. */
    public List<Picture> pictures() {
        return readings.latest()
                .map(reading -> List.of(Picture.of("readings", curve(Progress.of(goal, reading)))))
                .orElse(List.of());
    }

    private Curve curve(Progress progress) {
        Unit unit = progress.reading().measured().unit();
        List<Curve.Point> read = readings.read().stream()
                .map(one -> new Curve.Point(month(one.middle()), Sentence.date(one.middle()), one.measured(), one.n()))
                .toList();
        double baseline = Progress.inUnit(goal.baseline().doubleValue(), unit);
        List<Curve.Point> way = new ArrayList<>();
        way.add(point(goal.baselineOn(), baseline, unit));
        way.add(point(goal.by(), progress.target(), unit));
        return new Curve(
                "Readings, and a straight line from baseline to target",
                new Axis("middle of the reading's time", Unit.number("")),
                new Axis("reading", unit),
                List.of(
                        new Curve.Series("readings", Curve.Join.LINE, read),
                        new Curve.Series("line to the target", Curve.Join.LINE, way)),
                List.of());
    }

    private static Curve.Point point(LocalDate day, double value, Unit unit) {
        return new Curve.Point(month(day), Sentence.date(day), Measured.counted(value, unit), 0);
    }

    private static double month(LocalDate day) {
        return day.toEpochDay() * MONTHS_OF_A_DAY;
    }
}
