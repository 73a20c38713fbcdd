/** How much of an outcome's variance goes with each of several correlated columns. Door: {@link org.wayworth.kernel.importance.Lmg}. */
@NullMarked
package org.wayworth.kernel.importance;

import org.jspecify.annotations.NullMarked;
