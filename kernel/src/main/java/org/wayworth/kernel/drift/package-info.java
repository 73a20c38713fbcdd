/** Has a population, or its division into groups, changed? Shares against shares, partition against partition. */
@NullMarked
package org.wayworth.kernel.drift;

import org.jspecify.annotations.NullMarked;
