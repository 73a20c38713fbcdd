package org.wayworth.warehouse.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wayworth.warehouse.message.Code;

/** Reads what a mapping says of keys: namespace, columns, which values are nobody's, how they are written alike. */
final class KeyReader {

    private KeyReader() {}

    static List<Mapping.Key> keys(YamlMap map) {
        List<Mapping.Key> keys = new ArrayList<>();
        for (String namespace : map.keys()) {
            if (!namespace.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
                throw map.refused(
                        Code.MAPPING_VALUE,
                        "a namespace must be a short name such as crm.customer",
                        namespace,
                        namespace);
            }
            keys.add(key(map, namespace));
        }
        return keys;
    }

    private static Mapping.Key key(YamlMap keys, String namespace) {
        if (!keys.isMap(namespace)) {
            return new Mapping.Key(namespace, keys.texts(namespace), Set.of(), Set.of(), Set.of());
        }
        YamlMap key = keys.map(namespace);
        key.allow("column", "missing", "keep", "fold");
        return new Mapping.Key(
                namespace,
                key.texts("column"),
                key.has("missing") ? new LinkedHashSet<>(key.texts("missing")) : Set.of(),
                key.has("keep") ? new LinkedHashSet<>(key.texts("keep")) : Set.of(),
                key.has("fold") ? folds(key) : Set.of());
    }

    private static Set<Fold> folds(YamlMap key) {
        Set<Fold> folds = EnumSet.noneOf(Fold.class);
        for (String word : key.texts("fold")) {
            if (!Fold.words().contains(word)) {
                throw key.refused(
                        Code.MAPPING_VALUE, "fold: must be among " + String.join(", ", Fold.words()), word, "fold");
            }
            folds.add(Fold.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return folds;
    }
}
