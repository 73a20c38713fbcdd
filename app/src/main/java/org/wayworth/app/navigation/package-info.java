/**
 * Where everything stands: ten entries, their tabs and their addresses, described in one place. Door: {@link
 * org.wayworth.app.navigation.Navigation}; a new tab is a line in {@code Entries}.
 */
@NullMarked
package org.wayworth.app.navigation;

import org.jspecify.annotations.NullMarked;
