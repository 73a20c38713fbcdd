package org.wayworth.warehouse.load;

import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.record.RawStore;

/**
 * A file that is to be loaded.
 *
 * @param rank place of its entry in the mapping, and so in the order of loading
 * @param loadId of these bytes under this entry of this mapping
 * @param stored its bytes, staged
 * @param entry of the mapping that is for it
 */
public record Incoming(String fileName, int rank, String loadId, RawStore.Stored stored, Mapping.Entry entry) {}
