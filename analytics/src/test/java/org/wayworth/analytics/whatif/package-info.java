@NullMarked
package org.wayworth.analytics.whatif;

import org.jspecify.annotations.NullMarked;
