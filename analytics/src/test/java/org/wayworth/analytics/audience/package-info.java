@NullMarked
package org.wayworth.analytics.audience;

import org.jspecify.annotations.NullMarked;
