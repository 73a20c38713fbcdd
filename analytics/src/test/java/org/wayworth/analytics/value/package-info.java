@NullMarked
package org.wayworth.analytics.value;

import org.jspecify.annotations.NullMarked;
