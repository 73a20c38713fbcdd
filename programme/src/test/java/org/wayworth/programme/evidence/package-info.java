@NullMarked
package org.wayworth.programme.evidence;

import org.jspecify.annotations.NullMarked;
