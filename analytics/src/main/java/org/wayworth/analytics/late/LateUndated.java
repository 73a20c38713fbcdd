package org.wayworth.analytics.late;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wayworth.warehouse.Columns;

/**
 * Attributes of customers that carry no date: nobody knows whether they held when something was promised, so that they
 * serve a check and no more.
 */
final class LateUndated {

    private static final String NOT_KNOWN = "not known";

    private final Map<String, Map<Long, String>> values = new TreeMap<>();

    /** @param columns of {@code late-undated.sql} */
    LateUndated(Columns columns) {
        long[] customers = columns.longs("customer_id");
        String[] names = columns.texts("name");
        String[] said = columns.texts("value");
        for (int i = 0; i < customers.length; i++) {
            values.computeIfAbsent(names[i], name -> new HashMap<>()).put(customers[i], said[i]);
        }
    }

    List<String> names() {
        return List.copyOf(values.keySet());
    }

    String[] of(String name, long[] customers) {
        Map<Long, String> known = values.getOrDefault(name, Map.of());
        String[] of = new String[customers.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = known.getOrDefault(customers[i], NOT_KNOWN);
        }
        return of;
    }
}
