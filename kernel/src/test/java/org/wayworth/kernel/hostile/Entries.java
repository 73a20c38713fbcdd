package org.wayworth.kernel.hostile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Methods by name: class and method, then what is special about the call. */
final class Entries {

    private final Map<String, Hostile.Entry> all = new LinkedHashMap<>();

    static Map<String, Hostile.Entry> all() {
        Entries entries = new Entries();
        RegressionEntries.add(entries);
        CausalEntries.add(entries);
        GroupEntries.add(entries);
        TimeEntries.add(entries);
        ShareEntries.add(entries);
        BuyingEntries.add(entries);
        return entries.all;
    }

    void add(String name, Hostile.Entry entry) {
        if (all.put(name, entry) != null) {
            throw new IllegalStateException(name + " is entered twice");
        }
    }
}
