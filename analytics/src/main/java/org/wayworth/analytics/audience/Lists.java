package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.analytics.OptionLabel.Listed;
import org.wayworth.analytics.OptionRule;
import org.wayworth.warehouse.Warehouse;

/** What the data hold that options can be chosen from. Holds for a state of the data; read once for it. */
public final class Lists {

    /** A form shows no longer list than this. */
    private static final int LONGEST = 200;

    /** {@code names.sql} asks for nothing. */
    private record Nothing() {}

    /** A row of {@code names.sql}. */
    private record Named(String list, String name) {}

    private final Map<Listed, List<String>> names;

    private Lists(Map<Listed, List<String>> names) {
        this.names = names;
    }

    public static Lists of(Warehouse warehouse) {
        Map<Listed, List<String>> names = new LinkedHashMap<>();
        for (Named one : warehouse.rows(Lists.class, "names.sql", new Nothing(), Named.class)) {
            List<String> list = names.computeIfAbsent(Listed.valueOf(one.list()), which -> new ArrayList<>());
            if (list.size() < LONGEST) {
                written(one).ifPresent(list::add);
            }
        }
        List<String> groups = new ArrayList<>(List.of("touchpoint", "stage", "survey", "channel", "segment"));
        groups.addAll(names.getOrDefault(Listed.ATTRIBUTES, List.of()));
        names.put(Listed.GROUPS, groups);
        names.put(Listed.SEVERAL_ATTRIBUTES, names.getOrDefault(Listed.ATTRIBUTES, List.of()));
        return new Lists(names);
    }

    /** As it is typed. An attribute with a sign that cannot be seen cannot be asked for. */
    private static Optional<String> written(Named one) {
        if (!one.list().equals(Listed.CONDITIONS.name())) {
            return Optional.of(one.name());
        }
        try {
            return Where.canonical(Optional.of(one.name()));
        } catch (OptionRule unwritable) {
            return Optional.empty();
        }
    }

    /** In order; none where an option is typed. */
    public List<String> of(Listed list) {
        return names.getOrDefault(list, List.of());
    }
}
