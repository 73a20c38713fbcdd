package org.wayworth.store.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A job on record.
 *
 * @param attempt how often it was begun
 * @param result leads to what came of it: a finding's id; empty where there is none
 * @param said how it ended, in a sentence; empty while it has not
 */
public record Job(
        long id,
        Wanted wanted,
        JobState state,
        int attempt,
        Stage stage,
        Instant askedAt,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt,
        String result,
        String said) {}
