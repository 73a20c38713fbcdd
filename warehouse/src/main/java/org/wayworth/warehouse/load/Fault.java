package org.wayworth.warehouse.load;

import org.wayworth.warehouse.message.Code;

/**
 * Why one record was not taken.
 *
 * @param column of the file; empty where it is the whole record
 * @param must what must hold, as a clause
 * @param found the cell as written
 */
record Fault(Code code, String column, String must, String found) {}
