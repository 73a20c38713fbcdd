package org.wayworth.kernel.proportion;

import org.wayworth.kernel.Estimate;

/**
 * A difference and how likely one at least as large would be if there were none.
 *
 * @param pValue two-sided
 */
public record TestedDifference(Estimate difference, double statistic, double pValue) {}
