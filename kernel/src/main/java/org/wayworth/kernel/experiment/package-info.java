/**
 * Reading a randomised experiment: the difference, its precision from data before the start, looks on the way, and
 * what must be checked first. Start with {@link org.wayworth.kernel.experiment.SampleRatio}, then {@link
 * org.wayworth.kernel.experiment.MeanDifference} or {@link org.wayworth.kernel.experiment.AdjustedDifference}.
 */
@NullMarked
package org.wayworth.kernel.experiment;

import org.jspecify.annotations.NullMarked;
