/**
 * Pure statistics: arrays and records in, records out. No words of customer experience, no files, no clock, no
 * logging; seeds are passed in. What every method folder shares lies here: {@link org.wayworth.kernel.Fit},
 * {@link org.wayworth.kernel.Interval}, {@link org.wayworth.kernel.Vector}, {@link org.wayworth.kernel.Matrix}.
 */
@NullMarked
package org.wayworth.kernel;

import org.jspecify.annotations.NullMarked;
