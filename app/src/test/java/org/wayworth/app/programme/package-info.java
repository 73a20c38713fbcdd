@NullMarked
package org.wayworth.app.programme;

import org.jspecify.annotations.NullMarked;
