package org.wayworth.kernel.optimise;

import org.wayworth.kernel.Vector;

/**
 * Where a function is least.
 *
 * @param gradientSize the largest first derivative left, without sign
 * @param rounds steps taken
 */
public record Minimum(Vector at, double value, double gradientSize, int rounds) {}
