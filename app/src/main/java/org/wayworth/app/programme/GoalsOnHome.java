package org.wayworth.app.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wayworth.app.home.OnHome;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.GoalSubject;
import org.wayworth.programme.subject.Thing;
import org.wayworth.vocabulary.Sentence;

/** The open goals, and where each stands. */
@Component
class GoalsOnHome implements OnHome {

    private static final GoalSubject GOALS = new GoalSubject();

    /** A month and a half before, there is still something to be done. */
    private static final long NEAR_DAYS = 45;

    private final ProgrammeDesk desk;
    private final SubjectViews views;
    private final Places places;

    GoalsOnHome(ProgrammeDesk desk, SubjectViews views, Places places) {
        this.desk = desk;
        this.views = views;
        this.places = places;
    }

    @Override
    public List<Part> parts(boolean isQuiet) {
        if (!isQuiet) {
            return List.of();
        }
        List<Line> lines = desk.programme().list(GOALS).stream()
                .filter(thing -> thing.value().state() == Goal.State.OPEN)
                .map(views::line)
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new Part(GOALS.title(), places.address(GOALS), lines));
    }

    /** Open goals whose day has come or is near. */
    @Override
    public List<Line> due(LocalDate today) {
        return desk.programme().list(GOALS).stream()
                .filter(thing -> thing.value().state() == Goal.State.OPEN)
                .filter(thing -> !thing.value().by().isAfter(today.plusDays(NEAR_DAYS)))
                .map(thing -> due(thing, today))
                .toList();
    }

    private Line due(Thing<Goal> thing, LocalDate today) {
        LocalDate by = thing.value().by();
        long days = ChronoUnit.DAYS.between(today, by);
        return new Line(
                thing.name(),
                places.address(GOALS, thing.slug()),
                "Goal",
                days < 0 ? "bad" : "plain",
                days < 0
                        ? "Its day was " + Sentence.date(by) + ": close it, or set another."
                        : "To be reached by " + Sentence.date(by)
                                + (days == 0 ? ", today." : days == 1 ? ", tomorrow." : ", in " + days + " days."));
    }
}
