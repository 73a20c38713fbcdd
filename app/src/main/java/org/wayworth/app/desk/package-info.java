/** Where a question meets its data: runs analyses and keeps what they found. Door: {@link org.wayworth.app.desk.Runner}. */
@NullMarked
package org.wayworth.app.desk;

import org.jspecify.annotations.NullMarked;
