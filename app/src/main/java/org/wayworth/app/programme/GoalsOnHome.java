package org.wayworth.app.programme;

import java.util.List;
import org.springframework.stereotype.Component;
import org.wayworth.app.analysis.OnHome;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.GoalSubject;

/** The open goals, and where each stands. */
@Component
class GoalsOnHome implements OnHome {

    private static final GoalSubject GOALS = new GoalSubject();

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
}
