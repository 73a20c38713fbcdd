/** Quantiles and tail probabilities to full precision. Doors: {@link org.wayworth.kernel.distribution.Quantile}, {@link org.wayworth.kernel.distribution.PValue}. */
@NullMarked
package org.wayworth.kernel.distribution;

import org.jspecify.annotations.NullMarked;
