package org.wayworth.demo;

import java.util.List;

/** Stub. */
public record Truth(String id) {
    static List<Truth> list() {
        return List.of();
    }
}
