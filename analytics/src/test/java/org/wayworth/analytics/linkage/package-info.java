@NullMarked
package org.wayworth.analytics.linkage;

import org.jspecify.annotations.NullMarked;
