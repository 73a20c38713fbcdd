@NullMarked
package org.wayworth.analytics.sceptic;

import org.jspecify.annotations.NullMarked;
