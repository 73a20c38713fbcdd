/** The rules that hold the walls. Every rule's failure text says what to do instead. */
@NullMarked
package org.wayworth.app.architecture;

import org.jspecify.annotations.NullMarked;
