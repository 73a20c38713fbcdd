/** Long work: one queue, what stands in it, and the page of it. Door: {@link org.wayworth.app.job.Line}. */
@NullMarked
package org.wayworth.app.job;

import org.jspecify.annotations.NullMarked;
