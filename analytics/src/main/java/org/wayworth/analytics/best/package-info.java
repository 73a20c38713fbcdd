/** Who the best customers are, how much hangs on them, how they rate us, and what goes with their spending later. */
@NullMarked
package org.wayworth.analytics.best;

import org.jspecify.annotations.NullMarked;
