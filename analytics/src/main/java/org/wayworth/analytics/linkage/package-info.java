/** Whether customers who rate higher go on to bring more. */
@NullMarked
package org.wayworth.analytics.linkage;

import org.jspecify.annotations.NullMarked;
