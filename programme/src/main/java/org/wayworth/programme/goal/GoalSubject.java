package org.wayworth.programme.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wayworth.programme.subject.Fault;
import org.wayworth.programme.subject.Slug;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.World;

/** Goals. */
public final class GoalSubject implements Subject<Goal> {

    private static final Pattern OPTION = Pattern.compile("[a-z][a-z-]*=.+");

    @Override
    public String kind() {
        return "goal";
    }

    @Override
    public String plural() {
        return "goals";
    }

    @Override
    public String title() {
        return "Goals";
    }

    @Override
    public String purpose() {
        return "What shall be reached by when. Each is read from the data with its interval, and is on track, behind or"
                + " reached only where the interval says so.";
    }

    @Override
    public Class<Goal> type() {
        return Goal.class;
    }

    @Override
    public String name(Goal goal) {
        return goal.title();
    }

    @Override
    public String slug(Goal goal) {
        return Slug.of(goal.by() + "-" + goal.title());
    }

    @Override
    public List<Fault> check(Goal goal, World world) {
        return world.whyNoQuestion(goal.measure()).isPresent()
                ? List.of()
                : world.whyNoMeasure(goal.measure(), goal.options())
                        .map(why -> List.of(new Fault("measure", why, "")))
                        .orElse(List.of());
    }

    @Override
    public List<Fault> check(Goal goal) {
        List<Fault> faults = new ArrayList<>();
        if (goal.target().compareTo(goal.baseline()) == 0) {
            faults.add(new Fault(
                    "target",
                    "target must differ from the baseline",
                    goal.target().toPlainString(),
                    "What shall be held, not moved, is no goal: put it into the charter's principles."));
        }
        if (!goal.by().isAfter(goal.baselineOn())) {
            faults.add(new Fault("by", "by must lie after the day of the baseline", String.valueOf(goal.by())));
        }
        goal.options().stream()
                .filter(option -> !OPTION.matcher(option).matches())
                .forEach(option -> faults.add(new Fault("options", "each option must be name=value", option)));
        goal.options().stream()
                .filter(option -> option.startsWith("from=") || option.startsWith("until="))
                .forEach(option -> faults.add(new Fault(
                        "options", "the time of a reading must be left to the goal", option, "Take this option out.")));
        return faults;
    }
}
