/** Which records are one customer: a graph of keys. */
@NullMarked
package org.wayworth.warehouse.identity;

import org.jspecify.annotations.NullMarked;
