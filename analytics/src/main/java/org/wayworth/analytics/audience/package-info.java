/** Who a question is about: surveys, what is known of customers at a date, groups, and which groups are too small to show. */
@NullMarked
package org.wayworth.analytics.audience;

import org.jspecify.annotations.NullMarked;
