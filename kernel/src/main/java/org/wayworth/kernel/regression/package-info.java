/** Regression models and their standard errors; each model is its own door, beginning with {@link org.wayworth.kernel.regression.Ols}. */
@NullMarked
package org.wayworth.kernel.regression;

import org.jspecify.annotations.NullMarked;
