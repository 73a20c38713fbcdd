/**
 * Effects of an exposure from data nobody randomised, for covariates measured before it. Doors: {@link
 * org.wayworth.kernel.causal.Aipw} for a yes-or-no exposure, {@link org.wayworth.kernel.causal.PartiallyLinear} for a
 * dose; before them {@link org.wayworth.kernel.causal.Overlap} and {@link org.wayworth.kernel.causal.Balance}.
 */
@NullMarked
package org.wayworth.kernel.causal;

import org.jspecify.annotations.NullMarked;
