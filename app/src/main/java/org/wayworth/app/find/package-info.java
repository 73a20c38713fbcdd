/** Finds pages and kept findings by their words: a page of its own, and what the palette shows. */
@NullMarked
package org.wayworth.app.find;

import org.jspecify.annotations.NullMarked;
