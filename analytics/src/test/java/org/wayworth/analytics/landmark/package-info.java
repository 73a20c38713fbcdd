@NullMarked
package org.wayworth.analytics.landmark;

import org.jspecify.annotations.NullMarked;
