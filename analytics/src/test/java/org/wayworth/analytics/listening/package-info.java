@NullMarked
package org.wayworth.analytics.listening;

import org.jspecify.annotations.NullMarked;
