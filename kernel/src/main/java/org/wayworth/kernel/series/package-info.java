/**
 * One series in time: trend, season, level shifts, control limits. Structural models and filters lie in
 * {@code structural}. Every value must be finite and the spacing even unless times are asked for.
 */
@NullMarked
package org.wayworth.kernel.series;

import org.jspecify.annotations.NullMarked;
