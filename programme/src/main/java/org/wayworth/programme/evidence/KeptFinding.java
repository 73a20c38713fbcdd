package org.wayworth.programme.evidence;

import java.time.Instant;
import org.wayworth.vocabulary.FindingId;

/**
 * A finding as it was kept.
 *
 * @param dataVersion the state of the warehouse that it was made from
 * @param statement its sentence, for lists
 * @param json the whole finding, as pages and commands print it
 */
public record KeptFinding(
        FindingId id, String analysis, String dataVersion, String statement, String json, Instant madeAt) {}
