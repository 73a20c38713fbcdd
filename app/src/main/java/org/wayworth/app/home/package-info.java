/**
 * Home: what to know, what to do, and what changed since. Other folders add what they know of as {@link
 * org.wayworth.app.home.OnHome}.
 */
@NullMarked
package org.wayworth.app.home;

import org.jspecify.annotations.NullMarked;
