@NullMarked
package org.wayworth.condition;

import org.jspecify.annotations.NullMarked;
