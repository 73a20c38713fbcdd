/** What customers tell us: the score with its interval, where it is going and where it differs. */
@NullMarked
package org.wayworth.analytics.listening;

import org.jspecify.annotations.NullMarked;
