@NullMarked
package org.wayworth.analytics.earned;

import org.jspecify.annotations.NullMarked;
