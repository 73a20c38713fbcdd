/** What happens to the score when a promise is broken. */
@NullMarked
package org.wayworth.analytics.late;

import org.jspecify.annotations.NullMarked;
