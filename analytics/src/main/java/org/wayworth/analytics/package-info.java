/**
 * One folder per question. A question's folder holds the analysis, its options, its SQL and its page of explanation;
 * no folder knows another. Doors: {@link org.wayworth.analytics.Analysis}, {@link org.wayworth.analytics.Analyses}.
 */
@NullMarked
package org.wayworth.analytics;

import org.jspecify.annotations.NullMarked;
