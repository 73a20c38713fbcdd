/**
 * From records and a mapping to checked rows, and from these into the ledger and the tables. Doors:
 * {@link org.wayworth.warehouse.load.Checking}, then {@link org.wayworth.warehouse.load.Replay}.
 */
@NullMarked
package org.wayworth.warehouse.load;

import org.jspecify.annotations.NullMarked;
