/**
 * What every page shares: the web server, the frame around a page, headers, errors, the browser's files and the living
 * pattern page. Door: {@link org.wayworth.app.shell.Server}.
 */
@NullMarked
package org.wayworth.app.shell;

import org.jspecify.annotations.NullMarked;
