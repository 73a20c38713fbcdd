/** Simulated worlds whose truth is known: how often an interval holds it, how often a test cries out. */
@NullMarked
package org.wayworth.kernel.calibration;

import org.jspecify.annotations.NullMarked;
