package org.wayworth.analytics.late;

import java.util.Optional;
import org.wayworth.analytics.Option;

/**
 * @param promise which kind of promise; the one that most responses speak of when empty
 * @param minimumLate fewest responses about a broken promise for which a difference is given
 */
record LateOptions(
        @Option(help = "Which kind of promise to look at; when empty, the one that most responses speak of")
        Optional<String> promise,

        @Option(
                help = "Fewest responses about a broken promise for which a difference is given",
                unit = "responses",
                min = 10,
                max = 1_000_000)
        int minimumLate) {

    static LateOptions standard() {
        return new LateOptions(Optional.empty(), 30);
    }
}
