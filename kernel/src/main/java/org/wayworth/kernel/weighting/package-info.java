/** From those who answered to all: weights, what they cost in precision, and what stays unknown whatever the weights. */
@NullMarked
package org.wayworth.kernel.weighting;

import org.jspecify.annotations.NullMarked;
