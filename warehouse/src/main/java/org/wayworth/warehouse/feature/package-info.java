/**
 * Facts of customers as of a day, in families of one SQL file each. Door: {@link org.wayworth.warehouse.feature.Facts}; what
 * there is to know is in {@link org.wayworth.warehouse.feature.Registry}.
 */
@NullMarked
package org.wayworth.warehouse.feature;

import org.jspecify.annotations.NullMarked;
