/** How the columns of a source become ours, as a mapping file says it. Door: {@link org.wayworth.warehouse.mapping.MappingFile}. */
@NullMarked
package org.wayworth.warehouse.mapping;

import org.jspecify.annotations.NullMarked;
