/** The command line, outside Spring so that it starts at once. Door: {@link org.wayworth.app.command.Main}. */
@NullMarked
package org.wayworth.app.command;

import org.jspecify.annotations.NullMarked;
