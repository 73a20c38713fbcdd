/** Shares, net shares and means with their intervals, weighted and clustered; corrections for many tests. Each question is its own door. */
@NullMarked
package org.wayworth.kernel.proportion;

import org.jspecify.annotations.NullMarked;
