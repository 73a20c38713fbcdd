@NullMarked
package org.wayworth.analytics.late;

import org.jspecify.annotations.NullMarked;
