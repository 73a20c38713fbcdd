/**
 * What customers did after an answer, next to what was known of them before it: the rows that every question about
 * ratings and money is asked of. Door: {@link Landmarks}.
 */
@NullMarked
package org.wayworth.analytics.landmark;

import org.jspecify.annotations.NullMarked;
