/** The same units seen several times. Doors: {@link org.wayworth.kernel.panel.Within}, {@link org.wayworth.kernel.panel.FirstDifference}, {@link org.wayworth.kernel.panel.RandomEffects}, {@link org.wayworth.kernel.panel.Mundlak}. */
@NullMarked
package org.wayworth.kernel.panel;

import org.jspecify.annotations.NullMarked;
