@NullMarked
package org.wayworth.analytics.best;

import org.jspecify.annotations.NullMarked;
