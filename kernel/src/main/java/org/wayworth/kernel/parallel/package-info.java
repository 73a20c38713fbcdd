/** Work on all cores whose result does not depend on how many there are. Door: {@link org.wayworth.kernel.parallel.Blocks}. */
@NullMarked
package org.wayworth.kernel.parallel;

import org.jspecify.annotations.NullMarked;
