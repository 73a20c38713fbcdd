/** How much of the growth in revenue comes from customers who stay, and from those whom they send. */
@NullMarked
package org.wayworth.analytics.earned;

import org.jspecify.annotations.NullMarked;
