@NullMarked
package org.wayworth.analytics.drivers;

import org.jspecify.annotations.NullMarked;
