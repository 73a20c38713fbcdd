/** The data: what has been imported, and whether it is right. Door: {@link org.wayworth.app.data.DataState}. */
@NullMarked
package org.wayworth.app.data;

import org.jspecify.annotations.NullMarked;
