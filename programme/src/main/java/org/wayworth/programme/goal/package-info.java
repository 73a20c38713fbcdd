/** Goals: what shall be reached by when, and whether it is, as far as the data can tell. Door: {@link org.wayworth.programme.goal.Goal}. */
@NullMarked
package org.wayworth.programme.goal;

import org.jspecify.annotations.NullMarked;
