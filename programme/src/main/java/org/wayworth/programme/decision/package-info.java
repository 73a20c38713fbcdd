/** Decisions: who decided what, why, on which findings. Door: {@link org.wayworth.programme.decision.Decision}. */
@NullMarked
package org.wayworth.programme.decision;

import org.jspecify.annotations.NullMarked;
