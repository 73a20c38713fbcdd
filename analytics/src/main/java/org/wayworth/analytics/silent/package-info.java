/** Who does not answer, what they are worth, and what that does to the score. */
@NullMarked
package org.wayworth.analytics.silent;

import org.jspecify.annotations.NullMarked;
