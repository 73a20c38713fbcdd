@NullMarked
package org.wayworth.analytics;

import org.jspecify.annotations.NullMarked;
