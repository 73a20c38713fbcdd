/**
 * What answers are narrowed to, the same on all pages: a period, an audience, a comparison. Doors: {@link
 * org.wayworth.app.filter.Filter}, the state, and {@link org.wayworth.app.filter.FilterBar}, the bar over a page.
 */
@NullMarked
package org.wayworth.app.filter;

import org.jspecify.annotations.NullMarked;
