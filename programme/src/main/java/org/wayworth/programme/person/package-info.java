/** People who own, decide and do: a register, to which accounts attach later. Door: {@link org.wayworth.programme.person.Person}. */
@NullMarked
package org.wayworth.programme.person;

import org.jspecify.annotations.NullMarked;
