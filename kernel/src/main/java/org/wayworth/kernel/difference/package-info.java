/**
 * Effects from change over time in units that were treated against units that were not yet, or never. Doors: {@link
 * org.wayworth.kernel.difference.TwoPeriods} for one start, {@link org.wayworth.kernel.difference.GroupTime} for a
 * staged roll-out.
 */
@NullMarked
package org.wayworth.kernel.difference;

import org.jspecify.annotations.NullMarked;
