/** Long work, on record. Door: {@link org.wayworth.store.job.JobTable}. */
@NullMarked
package org.wayworth.store.job;

import org.jspecify.annotations.NullMarked;
