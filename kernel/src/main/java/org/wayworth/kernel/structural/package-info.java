/**
 * A series as the sum of a moving level, a slope, a season and the part that other series explain. Doors: {@link
 * org.wayworth.kernel.structural.StructuralSeries}, and {@link org.wayworth.kernel.structural.Impact} for what an event
 * changed.
 */
@NullMarked
package org.wayworth.kernel.structural;

import org.jspecify.annotations.NullMarked;
