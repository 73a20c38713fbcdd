/** Do coders agree beyond chance? */
@NullMarked
package org.wayworth.kernel.agreement;

import org.jspecify.annotations.NullMarked;
