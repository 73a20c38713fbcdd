/** What customers who are satisfied, and those who are not, go on to bring: band by band. */
@NullMarked
package org.wayworth.analytics.value;

import org.jspecify.annotations.NullMarked;
