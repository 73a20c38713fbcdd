package org.wayworth.programme.subject;

import java.util.List;
import java.util.Map;

/**
 * What became of things that came from outside.
 *
 * @param added new versions
 * @param unchanged things that are on record as they came
 * @param faults by thing; where there is one, nothing was added
 */
public record Brought(List<Version> added, int unchanged, Map<Incoming, List<Fault>> faults) {}
