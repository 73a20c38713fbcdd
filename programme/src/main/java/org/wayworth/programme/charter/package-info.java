/** The charter: why there is a programme, for whom, and how it decides. Door: {@link org.wayworth.programme.charter.Charter}. */
@NullMarked
package org.wayworth.programme.charter;

import org.jspecify.annotations.NullMarked;
