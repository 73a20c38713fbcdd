/** Tests of jobs on record, in SQLite and in PostgreSQL. */
@NullMarked
package org.wayworth.store.job;

import org.jspecify.annotations.NullMarked;
