/**
 * How often customers will buy, for how much, and for how long: models for people who never say that they have left
 * (BG/NBD and its kin, with spend by Gamma–Gamma) and for people who do (shifted beta-geometric and its kin).
 *
 * <p>Times are in one unit throughout, usually weeks. Every fit is at the maximum of the likelihood in the
 * logarithms of the parameters, found by Newton's method; its errors come from the second derivatives there.
 */
@NullMarked
package org.wayworth.kernel.lifetime;

import org.jspecify.annotations.NullMarked;
