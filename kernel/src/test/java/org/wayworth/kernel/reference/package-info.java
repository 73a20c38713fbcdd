/** Reads results of independent implementations for tests. Door: {@link org.wayworth.kernel.reference.ReferenceCase}. */
@NullMarked
package org.wayworth.kernel.reference;

import org.jspecify.annotations.NullMarked;
