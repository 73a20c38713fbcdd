/**
 * Time until something happens, when some rows leave our sight before it does: survival curves, restricted means,
 * the log-rank test, Cox regression with its checks, and competing risks.
 *
 * <p>Every method takes one time and one event flag a row. Times are in the caller's unit (days, say) and every
 * result is in the same unit.
 */
@NullMarked
package org.wayworth.kernel.survival;

import org.jspecify.annotations.NullMarked;
