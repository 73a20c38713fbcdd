/** Tests of Home. */
@NullMarked
package org.wayworth.app.home;

import org.jspecify.annotations.NullMarked;
