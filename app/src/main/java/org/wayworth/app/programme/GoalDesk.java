package org.wayworth.app.programme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.programme.Answers.Answer;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.Reading;
import org.wayworth.programme.goal.Readings;
import org.wayworth.programme.goal.Span;
import org.wayworth.vocabulary.Finding;

/** Reads the measures of goals from the data, one span of time after the other. */
final class GoalDesk {

    private final AnalysisDesk desk;
    private final Answers answers;
    private final Readings readings;
    private final Clock clock;

    GoalDesk(AnalysisDesk desk, Answers answers, Readings readings, Clock clock) {
        this.desk = desk;
        this.answers = answers;
        this.readings = readings;
        this.clock = clock;
    }

    /** The goal's measure for each span from its baseline on, and for the last before it, as far as the answers are there. */
    GoalReadings all(String slug, Goal goal) {
        Optional<Reading> before = read(slug, goal, List.of(Span.before(goal))).latest();
        return read(slug, goal, spans(goal)).with(before);
    }

    /** The same for the latest span that can be read; not every span has answers. */
    GoalReadings latest(String slug, Goal goal) {
        List<Span> spans = spans(goal);
        GoalReadings latest = GoalReadings.NONE;
        for (int i = spans.size() - 1; i >= 0 && latest.isNothing(); i--) {
            latest = read(slug, goal, spans.subList(i, i + 1));
        }
        return latest;
    }

    private List<Span> spans(Goal goal) {
        return desk.lastDay().map(day -> Span.of(goal, day)).orElse(List.of());
    }

    private GoalReadings read(String slug, Goal goal, List<Span> spans) {
        List<Reading> read = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int working = 0;
        boolean isLatestWorking = false;
        for (Span span : spans) {
            Optional<Reading> known = onRecord(slug, goal, span);
            Answer answer = known.isPresent() ? Answer.KNOWN : answers.now(goal.measure(), options(goal, span));
            Optional<Reading> reading = known.or(() -> kept(slug, goal, span, answer));
            reading.ifPresent(read::add);
            if (reading.isPresent() || answer.isWorking()) {
                isLatestWorking = reading.isEmpty();
            } else {
                problems.add(
                        answer.problem().isEmpty()
                                ? "The answer to this question is no single figure."
                                : answer.problem());
            }
            working += answer.isWorking() ? 1 : 0;
        }
        return new GoalReadings(read, problems, working, isLatestWorking, Optional.empty());
    }

    private Optional<Reading> onRecord(String slug, Goal goal, Span span) {
        return readings.find(slug, asked(goal, span), answers.dataVersion())
                .flatMap(answers::onRecord)
                .flatMap(finding -> reading(finding, span));
    }

    private Optional<Reading> kept(String slug, Goal goal, Span span, Answer answer) {
        Optional<Reading> reading = answer.headline().flatMap(finding -> reading(finding, span));
        reading.ifPresent(
                one -> readings.keep(slug, asked(goal, span), answers.dataVersion(), one.finding(), clock.instant()));
        return reading;
    }

    private static Optional<Reading> reading(Finding finding, Span span) {
        return finding.estimate()
                .map(measured -> new Reading(
                        span.from(),
                        span.until(),
                        finding.id(),
                        measured,
                        finding.base().n(),
                        finding.base().noun()));
    }

    private static String asked(Goal goal, Span span) {
        return goal.measure() + " " + options(goal, span);
    }

    private static Map<String, String> options(Goal goal, Span span) {
        Map<String, String> options = new LinkedHashMap<>(Cited.options(goal.options()));
        options.put("from", String.valueOf(span.from()));
        options.put("until", String.valueOf(span.until()));
        return options;
    }
}
