@NullMarked
package org.wayworth.programme;

import org.jspecify.annotations.NullMarked;
