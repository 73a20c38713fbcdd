package org.wayworth.analytics.late;

import java.util.Optional;
import org.wayworth.analytics.Option;

/**
 * @param promise which kind of promise; the one that most responses speak of when empty
 * @param minimumLate fewest responses about a broken promise for which a difference is given
 */
record LateOptions(
        @Option(help = "Kind of promise, such as delivery; when empty, the one with most responses")
        Optional<String> promise,

        @Option(
                help = "Fewest responses about late deliveries for which a difference is given",
                unit = "responses",
                min = 10,
                max = 1_000_000)
        int minimumLate) {

    static LateOptions standard() {
        return new LateOptions(Optional.empty(), 30);
    }
}
