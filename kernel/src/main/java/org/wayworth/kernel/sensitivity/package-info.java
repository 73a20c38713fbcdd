/**
 * How strong something unmeasured would have to be to undo an estimate. Door for a regression: {@link
 * org.wayworth.kernel.sensitivity.OmittedConfounder}; for a ratio: {@link org.wayworth.kernel.sensitivity.EValue}.
 */
@NullMarked
package org.wayworth.kernel.sensitivity;

import org.jspecify.annotations.NullMarked;
