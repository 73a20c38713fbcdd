/** What must hold of input, and the words in which it is refused: every rule has a code. Knows no other folder. Door: {@link org.wayworth.warehouse.message.Message}. */
@NullMarked
package org.wayworth.warehouse.message;

import org.jspecify.annotations.NullMarked;
