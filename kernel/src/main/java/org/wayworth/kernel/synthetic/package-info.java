/**
 * One treated unit, or a few, against a weighted mean of others that followed it before. Doors: {@link
 * org.wayworth.kernel.synthetic.SyntheticControl}, {@link org.wayworth.kernel.synthetic.SyntheticDifference}.
 */
@NullMarked
package org.wayworth.kernel.synthetic;

import org.jspecify.annotations.NullMarked;
