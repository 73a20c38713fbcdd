/** Reference pages are made from the code, and a test says when one is behind it. */
@NullMarked
package org.wayworth.app.reference;

import org.jspecify.annotations.NullMarked;
