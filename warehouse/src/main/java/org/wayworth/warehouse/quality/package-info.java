/** What a careful reader should doubt in loaded data. Door: {@link org.wayworth.warehouse.quality.Suspicions}. */
@NullMarked
package org.wayworth.warehouse.quality;

import org.jspecify.annotations.NullMarked;
