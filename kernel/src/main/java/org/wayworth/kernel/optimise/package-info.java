/**
 * Minima of smooth functions: {@link org.wayworth.kernel.optimise.Newton} where second derivatives are at hand, {@link
 * org.wayworth.kernel.optimise.Lbfgs} where they are not.
 *
 * <p>Two families of likelihoods climb on their own, next to what they fit: partial likelihoods ({@code PartialNewton} in
 * survival) and those of buying ({@code Ascent} in lifetime). One look at a million rows gives them value, slope and
 * curvature together, where {@code Newton} would look twice; and their ways to fail have names, such as the column along
 * which the likelihood rises for ever, or the parameter that runs to 0.
 */
@NullMarked
package org.wayworth.kernel.optimise;

import org.jspecify.annotations.NullMarked;
