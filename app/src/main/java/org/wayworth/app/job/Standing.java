package org.wayworth.app.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wayworth.store.job.Stage;
import org.wayworth.store.job.Wanted;
import org.wayworth.vocabulary.Sentence;

/**
 * Where a job stands that has not ended.
 *
 * @param id its number on record
 * @param before jobs that come first; 0 where it is being worked on
 * @param taken how long it has been worked on; empty while others come first
 * @param usual how long such a job usually takes; empty where none has been done yet
 * @param attempt how often it was begun, with this time
 * @param news how often something became known that those who wait should see
 */
public record Standing(
        long id,
        Wanted wanted,
        int before,
        Stage stage,
        Instant askedAt,
        Optional<Duration> taken,
        Optional<Duration> usual,
        int attempt,
        int news) {

    public boolean isRunning() {
        return taken.isPresent();
    }

    /** "Running the robustness checks, 7 so far. 12 s so far; it usually takes about 20 s." */
    public String text() {
        return what() + " " + time();
    }

    /** "Running the robustness checks, 7 so far."; "3 jobs come first." */
    public String what() {
        if (!isRunning()) {
            return before == 0
                    ? "It is about to begin."
                    : before == 1 ? "One job comes first." : before + " jobs come first.";
        }
        return stage.words().isEmpty() ? "It is being worked on." : Sentence.begin(stage.text()) + ".";
    }

    /** "12 s so far; it usually takes about 20 s." */
    public String time() {
        String usually = usual.map(time -> "t usually takes " + TimeWords.about(time) + ".")
                .orElse("t is not known yet how long it takes.");
        return taken.map(time -> TimeWords.exactly(time) + " so far; i" + usually)
                .orElse("I" + usually);
    }
}
