/** From a file and a mapping to checked rows. Door: {@link org.wayworth.warehouse.source.Source}. */
@NullMarked
package org.wayworth.warehouse.source;

import org.jspecify.annotations.NullMarked;
