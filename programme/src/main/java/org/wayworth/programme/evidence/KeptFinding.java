package org.wayworth.programme.evidence;

import java.time.Instant;
import org.wayworth.vocabulary.FindingId;

/**
 * A finding as it was kept.
 *
 * @param dataVersion the state of the warehouse that it was made from
 * @param statement its sentence, for lists
 * @param json the whole finding, as pages and commands print it
 * @param isSound whether the row is what was written; of a row that an earlier version wrote without its hash, unknown and
 *     taken to be so
 */
public record KeptFinding(
        FindingId id,
        String analysis,
        String dataVersion,
        String statement,
        String json,
        Instant madeAt,
        boolean isSound) {

    /** A finding that was made just now. */
    public KeptFinding(
            FindingId id, String analysis, String dataVersion, String statement, String json, Instant madeAt) {
        this(id, analysis, dataVersion, statement, json, madeAt, true);
    }

    KeptFinding damaged() {
        return new KeptFinding(id, analysis, dataVersion, statement, json, madeAt, false);
    }
}
