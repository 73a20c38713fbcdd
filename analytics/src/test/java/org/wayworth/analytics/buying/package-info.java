/** Tests of the forecast of purchases. */
@NullMarked
package org.wayworth.analytics.buying;

import org.jspecify.annotations.NullMarked;
