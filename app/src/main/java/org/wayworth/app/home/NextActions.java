package org.wayworth.app.home;

import java.util.Comparator;
import java.util.List;
import org.wayworth.app.home.OnHome.Action;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;

/** The three actions that matter most, by the money that their evidence speaks of. */
final class NextActions {

    private static final int MOST = 3;

    private static final Comparator<Action> ORDER = Comparator.comparingDouble(NextActions::size)
            .thenComparingInt(action ->
                    action.evidence().map(finding -> finding.grade().level()).orElse(-1))
            .reversed();

    private NextActions() {}

    static List<Action> of(List<OnHome> others) {
        return others.stream()
                .flatMap(other -> other.actions().stream())
                .sorted(ORDER)
                .limit(MOST)
                .toList();
    }

    private static double size(Action action) {
        return action.evidence()
                .flatMap(Finding::shown)
                .map(Measured::value)
                .map(Math::abs)
                .orElse(-1.0);
    }
}
