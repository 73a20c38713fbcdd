package org.wayworth.analytics.landmark;

import java.util.Optional;

/**
 * How a lifetime value is counted. Margin and discount are the user's; empty ones are said.
 *
 * @param seenDays for so long after the landmark it must have been seen what came; only the rest is forecast
 * @param marginShare of revenue that is earned; when empty, the value is revenue
 * @param discountRate a year, as a share; when empty, later money counts in full
 */
public record LifetimeTerms(int seenDays, Optional<Double> marginShare, Optional<Double> discountRate) {

    public LifetimeTerms {
        if (seenDays < 1) {
            throw new IllegalArgumentException("seen-days must be 1 or more, not " + seenDays);
        }
    }
}
