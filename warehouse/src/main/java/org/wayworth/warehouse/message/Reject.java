package org.wayworth.warehouse.message;

/**
 * A record that was not loaded.
 *
 * @param line on which the record begins; the header is line 1
 * @param column of the file; empty where it is the whole record
 * @param code such as WW-ING-021
 * @param expected what must hold
 * @param found the cell, shortened
 */
public record Reject(
        String loadId, String fileName, long line, String column, String code, String expected, String found) {}
