/** How good are predicted classes and predicted chances? */
@NullMarked
package org.wayworth.kernel.classification;

import org.jspecify.annotations.NullMarked;
