/** Which two records are the same thing? Likeness of texts, and the odds that agreements are no accident. */
@NullMarked
package org.wayworth.kernel.match;

import org.jspecify.annotations.NullMarked;
