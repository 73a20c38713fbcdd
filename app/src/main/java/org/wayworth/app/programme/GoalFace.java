package org.wayworth.app.programme;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.Progress.Verdict;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Thing;
import org.wayworth.vocabulary.Sentence;

/** Goals: where each stands, by its latest reading. */
@Component
final class GoalFace implements SubjectFace<Goal> {

    private final ProgrammeDesk desk;

    GoalFace(ProgrammeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Class<Goal> type() {
        return Goal.class;
    }

    @Override
    public Summary summary(Thing<Goal> thing) {
        return summary(new GoalLine(thing.value(), desk.goals().latest(thing.slug(), thing.value())));
    }

    private static Summary summary(GoalLine line) {
        return new Summary(
                line.sentence(), line.label(), line.tone(), line.readings().working() > 0);
    }

    /** "3 goals: 1 behind, 1 that cannot be told yet and 1 reached." */
    @Override
    public String headline(Subject<Goal> subject, List<Summary> things) {
        Map<String, Long> tags =
                things.stream().collect(Collectors.groupingBy(Summary::tag, TreeMap::new, Collectors.counting()));
        List<String> parts = tags.entrySet().stream()
                .map(tag -> tag.getValue() + " " + within(tag.getKey()))
                .toList();
        return (things.size() == 1 ? "One goal: " : things.size() + " goals: ") + Sentence.list(parts) + ".";
    }

    private static String within(String tag) {
        return tag.equals(Verdict.CANNOT_TELL.label()) ? "that cannot be told yet" : tag.toLowerCase(Locale.UK);
    }

    @Override
    public Details details(Thing<Goal> thing) {
        GoalLine line = new GoalLine(thing.value(), desk.goals().all(thing.slug(), thing.value()));
        int working = line.readings().working();
        return new Details(
                summary(line),
                Stream.of(line.resolution(), line.baseline())
                        .flatMap(Optional::stream)
                        .toList(),
                line.pictures(),
                working == 0
                        ? ""
                        : (working == 1 ? "One more reading is" : working + " more readings are")
                                + " being worked out.");
    }
}
