/** The page of long work, and its progress as it happens. */
@NullMarked
package org.wayworth.app.progress;

import org.jspecify.annotations.NullMarked;
