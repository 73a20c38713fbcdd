/**
 * Intervals and tests from drawing the data again: bootstrap and permutation. Doors:
 * {@link org.wayworth.kernel.resample.Bootstrap}, {@link org.wayworth.kernel.resample.Permutation}.
 */
@NullMarked
package org.wayworth.kernel.resample;

import org.jspecify.annotations.NullMarked;
