/**
 * Tries to prove an analysis wrong: the checks that several analyses share, each with its words and the grade that is
 * left when it is not passed. Doors: {@link org.wayworth.analytics.sceptic.Covariates} for what is adjusted for,
 * {@link org.wayworth.analytics.sceptic.Comparison} for the comparison and its checks.
 */
@NullMarked
package org.wayworth.analytics.sceptic;

import org.jspecify.annotations.NullMarked;
