/** Findings as they were when they were made. Door: {@link org.wayworth.programme.evidence.Evidence}. */
@NullMarked
package org.wayworth.programme.evidence;

import org.jspecify.annotations.NullMarked;
