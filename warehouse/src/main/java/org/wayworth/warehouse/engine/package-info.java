/** The database that the canonical tables live in: DuckDB, embedded and locked down. Door: {@link org.wayworth.warehouse.engine.Engine}. */
@NullMarked
package org.wayworth.warehouse.engine;

import org.jspecify.annotations.NullMarked;
