package org.wayworth.store;

import java.time.Instant;

/**
 * An entry of the log of changes.
 *
 * @param at when
 * @param by who, as a person's name in addresses; empty where nobody said
 * @param what was done: "saved", "imported", "undone", "erased"
 * @param thing kind and name: "goal/2026-11-30-net-promoter-score"
 * @param version of the thing after it
 * @param why in the words of who did it; may be empty
 */
public record Change(Instant at, String by, String what, String thing, int version, String why) {}
