/**
 * Orders of steps: who does what after what and how long it takes, which orders occur, how far they lie from each
 * other and from a drawn process, and what share of paths runs through a step.
 *
 * <p>Activities are numbers from 0; what they are called is the caller's affair.
 */
@NullMarked
package org.wayworth.kernel.sequence;

import org.jspecify.annotations.NullMarked;
