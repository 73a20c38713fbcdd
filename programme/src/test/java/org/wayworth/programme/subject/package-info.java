@NullMarked
package org.wayworth.programme.subject;

import org.jspecify.annotations.NullMarked;
