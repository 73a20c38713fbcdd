@NullMarked
package org.wayworth.analytics.lifetime;

import org.jspecify.annotations.NullMarked;
