package org.wayworth.warehouse.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.engine.Parameters;

/**
 * What is selected so that each fact is a column.
 *
 * @param columns the list of a select; names of attributes, which may be anything, only as quoted column names
 * @param parameters names of attributes to look up
 */
record Sheet(String columns, Parameters parameters) {

    /** How values are written. */
    enum Form {
        /** As the engine returns columns: a list as one text, yes and no as 1 and 0. */
        COLUMNS,
        /** As they are, lists as lists. */
        TYPED
    }

    /** Columns of a file that are no facts. */
    private static final List<String> OTHERS = List.of("point", "customer_id", "as_of");

    /** Of {@code f}, where attributes are looked up. @param names of the columns, one a fact */
    static Sheet of(List<Fact> facts, List<String> names, Form form) {
        List<String> columns = new ArrayList<>();
        Parameters parameters = Parameters.none();
        for (int i = 0; i < facts.size(); i++) {
            String value = "f." + facts.get(i).name();
            if (facts.get(i).isAttribute()) {
                value = "(select a.value from attribute_at a where a.point = f.point and a.name = :attribute_" + i
                        + ")";
                parameters = parameters.and("attribute_" + i, facts.get(i).name());
            }
            columns.add(written(value, facts.get(i).kind(), form) + " as " + quoted(names.get(i)));
        }
        return new Sheet(String.join(", ", columns), parameters);
    }

    /** Of {@code sheet}, whose columns are numbered. @param names of the columns, one a fact */
    static Sheet ofSheet(List<Fact> facts, List<String> names, Form form) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            columns.add(written("s." + number(i), facts.get(i).kind(), form) + " as " + quoted(names.get(i)));
        }
        return new Sheet(String.join(", ", columns), Parameters.none());
    }

    /** The list to stand after other columns, with a comma before each. */
    String leading() {
        return columns.isEmpty() ? "" : ", " + columns;
    }

    /** The name of a column of {@code sheet}. */
    static String number(int fact) {
        return "c" + fact;
    }

    /**
     * Names of columns that differ whatever the letters' case, as databases want them: an attribute that is called as another
     * column is called gets a word after its name.
     */
    static List<String> names(List<Fact> facts) {
        Set<String> taken = new HashSet<>(OTHERS);
        Registry.get().facts().forEach(fact -> taken.add(fact.name()));
        List<String> names = new ArrayList<>();
        for (Fact fact : facts) {
            String name = fact.name();
            for (int again = 1; fact.isAttribute() && !taken.add(name.toLowerCase(Locale.ROOT)); again++) {
                name = fact.name() + (again == 1 ? " (attribute)" : " (attribute " + again + ")");
            }
            names.add(name);
        }
        return names;
    }

    private static String written(String value, Fact.Kind kind, Form form) {
        if (form == Form.TYPED) {
            return value;
        }
        if (kind == Fact.Kind.LIST) {
            return "array_to_string(" + value + ", '; ')";
        }
        return value;
    }

    /** A value as text, a list as one, yes and no as words. */
    static String text(String value, Fact.Kind kind) {
        return switch (kind) {
            case LIST -> written(value, kind, Form.COLUMNS);
            case YES_NO -> "case when " + value + " then 'yes' when not " + value + " then 'no' end";
            case TEXT, NUMBER, DATE -> "cast(" + value + " as varchar)";
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
