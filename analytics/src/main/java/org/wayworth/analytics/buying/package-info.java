/**
 * Who bought when, how they can be expected to go on, and how well that was foreseen before: the forecast that every
 * question about lifetime value rests on. Door: {@link Buying}.
 */
@NullMarked
package org.wayworth.analytics.buying;

import org.jspecify.annotations.NullMarked;
