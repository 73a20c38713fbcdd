/** Tests of the filter. */
@NullMarked
package org.wayworth.app.filter;

import org.jspecify.annotations.NullMarked;
