package org.wayworth.kernel.survival;

/**
 * A partial log-likelihood at one point.
 *
 * @param information minus the second derivatives, p × p, row after row
 */
record Pass(double logLikelihood, double[] gradient, double[] information) {}
