/** The operational database, as every module speaks to it. Knows no subject. Door: {@link org.wayworth.store.Store}. */
@NullMarked
package org.wayworth.store;

import org.jspecify.annotations.NullMarked;
