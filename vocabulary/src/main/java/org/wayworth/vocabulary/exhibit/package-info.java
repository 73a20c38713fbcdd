/** What can be drawn: a closed set, so that a new kind breaks the build of every face that lacks it. */
@NullMarked
package org.wayworth.vocabulary.exhibit;

import org.jspecify.annotations.NullMarked;
