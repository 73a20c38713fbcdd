@NullMarked
package org.wayworth.app;

import org.jspecify.annotations.NullMarked;
