package org.wayworth.app.analysis;

import java.time.Instant;
import java.util.Optional;
import org.wayworth.vocabulary.Finding;

/**
 * A finding as it stands on record.
 *
 * @param finding empty where what is on record is not what was written
 * @param isKept whether it stays for good; else it makes room for others after a while
 */
public record OnRecord(Optional<Finding> finding, Instant madeAt, boolean isKept) {}
