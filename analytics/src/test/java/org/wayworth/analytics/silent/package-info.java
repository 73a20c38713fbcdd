@NullMarked
package org.wayworth.analytics.silent;

import org.jspecify.annotations.NullMarked;
