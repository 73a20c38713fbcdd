package org.wayworth.app.programme;

import java.util.Optional;
import org.wayworth.vocabulary.Finding;

/**
 * A finding that is cited.
 *
 * @param then as it was when it was cited; empty where the question has no answer yet, or none
 * @param now what the data of today say to the same question; the same finding where no data came in since
 * @param isWaiting whether the question is being worked out
 * @param problem why there is no answer, as a sentence; empty where there is one, or none yet
 */
public record Citation(Cited cited, Optional<Finding> then, Optional<Finding> now, boolean isWaiting, String problem) {

    /** "late": whose page asks it again. */
    public String question() {
        return then.map(finding -> finding.provenance().analysis()).orElse(cited.question());
    }

    /** Whether data came in since, and are known to say the same or something else. */
    public boolean isNewer() {
        return then.isPresent()
                && now.isPresent()
                && !then.get().id().equals(now.get().id());
    }

    /** Whether newer data say the same in words. */
    public boolean isSame() {
        return then.isPresent()
                && now.isPresent()
                && then.get().statement().text().equals(now.get().statement().text());
    }
}
