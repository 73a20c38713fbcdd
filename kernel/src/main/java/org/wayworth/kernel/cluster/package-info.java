/**
 * Groups that nobody named beforehand, and whether there are any: {@link org.wayworth.kernel.cluster.GroupCount} weighs
 * numbers of groups, "none" among them; the methods themselves are one file each.
 */
@NullMarked
package org.wayworth.kernel.cluster;

import org.jspecify.annotations.NullMarked;
