/** Few questions that tell to which known group a row belongs, and how often they are right. */
@NullMarked
package org.wayworth.kernel.typing;

import org.jspecify.annotations.NullMarked;
