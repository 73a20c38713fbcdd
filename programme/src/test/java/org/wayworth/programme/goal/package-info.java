@NullMarked
package org.wayworth.programme.goal;

import org.jspecify.annotations.NullMarked;
