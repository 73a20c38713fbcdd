@NullMarked
package org.wayworth.warehouse;

import org.jspecify.annotations.NullMarked;
