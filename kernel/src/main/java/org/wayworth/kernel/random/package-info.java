/** Seeded random streams that split. Door: {@link org.wayworth.kernel.random.Streams}. */
@NullMarked
package org.wayworth.kernel.random;

import org.jspecify.annotations.NullMarked;
