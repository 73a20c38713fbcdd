package org.wayworth.warehouse.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.engine.Parameters;

/**
 * What is selected so that each fact is a column of its own name.
 *
 * @param columns the list of a select; names of attributes, which may be anything, only as quoted column names
 * @param parameters names of attributes to look up
 */
record Sheet(String columns, Parameters parameters) {

    /** How values are written. */
    enum Form {
        /** As the engine returns columns: yes and no as 1 and 0. */
        COLUMNS,
        /** All as text, yes and no as words. */
        TEXT,
        /** As they are, lists as lists. */
        TYPED
    }

    /** Of {@code f}, where attributes are looked up. */
    static Sheet of(List<Fact> facts, Form form) {
        List<String> columns = new ArrayList<>();
        Parameters parameters = Parameters.none();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            String value = "f." + fact.name();
            if (fact.isAttribute()) {
                value = "(select a.value from attribute_at a where a.point = f.point and a.name = :attribute_" + i
                        + ")";
                parameters = parameters.and("attribute_" + i, fact.name());
            }
            columns.add(written(value, fact.kind(), form) + " as " + quoted(fact.name()));
        }
        return new Sheet(String.join(", ", columns), parameters);
    }

    /** Of {@code sheet}, in which all of them are columns. */
    static Sheet ofSheet(List<Fact> facts, Form form) {
        return new Sheet(
                facts.stream()
                        .map(fact ->
                                written("s." + quoted(fact.name()), fact.kind(), form) + " as " + quoted(fact.name()))
                        .collect(Collectors.joining(", ")),
                Parameters.none());
    }

    private static String written(String value, Fact.Kind kind, Form form) {
        if (form == Form.TYPED) {
            return value;
        }
        if (kind == Fact.Kind.LIST) {
            return "array_to_string(" + value + ", '; ')";
        }
        if (form == Form.COLUMNS) {
            return value;
        }
        return kind == Fact.Kind.YES_NO
                ? "case when " + value + " then 'yes' when not " + value + " then 'no' end"
                : "cast(" + value + " as varchar)";
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
