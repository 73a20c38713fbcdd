/** Minima of smooth functions: {@link org.wayworth.kernel.optimise.Newton} where second derivatives are at hand, {@link org.wayworth.kernel.optimise.Lbfgs} where they are not. */
@NullMarked
package org.wayworth.kernel.optimise;

import org.jspecify.annotations.NullMarked;
