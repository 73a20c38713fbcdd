/** Speed of the kernel's methods on the inputs that other implementations were timed on. Run {@code bench/run}. */
@NullMarked
package org.wayworth.kernel.bench;

import org.jspecify.annotations.NullMarked;
