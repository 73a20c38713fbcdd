/** The living pattern page: every part of a page, drawn from made-up figures. Door: the figures, for tests. */
@NullMarked
package org.wayworth.app.pattern;

import org.jspecify.annotations.NullMarked;
