package org.wayworth.app.programme;

import java.util.Optional;
import org.wayworth.vocabulary.Finding;

/**
 * A finding that is cited.
 *
 * @param then as it was when it was cited; empty while the question has no answer yet
 * @param now the answer of today to the same question; empty while it is not there
 * @param isNewer whether data came in since
 */
public record Citation(Cited cited, Optional<Finding> then, Optional<Finding> now, boolean isNewer) {

    /** "late": whose page asks it again. */
    public String question() {
        return then.map(finding -> finding.provenance().analysis()).orElse(cited.question());
    }

    /** Whether the question is still being worked out. */
    boolean isWaiting() {
        return then.isEmpty() || now.isEmpty();
    }

    /** Whether newer data say the same to the last digit, where both are known. */
    public boolean isSame() {
        return then.isPresent()
                && now.isPresent()
                && then.get().statement().text().equals(now.get().statement().text());
    }
}
