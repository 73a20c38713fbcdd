/** What must never be lost: raw files, the operational database and the manifest of imports. Door: {@link org.wayworth.warehouse.record.RecordStore}. */
@NullMarked
package org.wayworth.warehouse.record;

import org.jspecify.annotations.NullMarked;
