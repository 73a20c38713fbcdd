/** Whether what Wayworth writes is what a professional of the trade would have written. */
@NullMarked
package org.wayworth.app.wording;

import org.jspecify.annotations.NullMarked;
