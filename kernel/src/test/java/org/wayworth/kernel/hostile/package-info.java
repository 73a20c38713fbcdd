/** Every public method of the kernel against tables that are out to break it. Door: {@link org.wayworth.kernel.hostile.HostileTest}. */
@NullMarked
package org.wayworth.kernel.hostile;

import org.jspecify.annotations.NullMarked;
