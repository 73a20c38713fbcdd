package org.wayworth.warehouse.feature;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.vocabulary.Fact;

/**
 * What is read of {@code sheet} for the lines of a CSV file. Cells that we write ourselves need no quotes, so neighbours among them
 * come as one text with the commas in it: fetching a text takes longer than making it.
 */
final class CsvColumns {

    /** A text of somebody else's, or cells of ours. */
    record Column(String name, boolean isText) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final List<String> neighbours = new ArrayList<>();

    private CsvColumns() {}

    /** @param numbers columns of the sheet, one a fact */
    static CsvColumns of(List<Fact> facts, List<String> numbers) {
        CsvColumns columns = new CsvColumns();
        columns.neighbours.add("s.customer_id");
        columns.neighbours.add("cast(s.as_of as varchar)");
        for (int i = 0; i < facts.size(); i++) {
            String value = Sheet.text("s." + numbers.get(i), facts.get(i).kind());
            switch (facts.get(i).kind()) {
                case TEXT, LIST -> columns.text(value);
                case NUMBER, DATE, YES_NO -> columns.neighbours.add(value);
            }
        }
        columns.join();
        return columns;
    }

    private void text(String value) {
        join();
        add(value, true);
    }

    /** A blank is nothing between commas, as {@code concat} has it. */
    private void join() {
        if (!neighbours.isEmpty()) {
            add("concat(" + String.join(", ',', ", neighbours) + ")", false);
            neighbours.clear();
        }
    }

    private void add(String value, boolean isText) {
        String name = "t" + columns.size();
        columns.add(new Column(name, isText));
        written.add(value + " as " + name);
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    /** The list of a select. */
    String select() {
        return String.join(", ", written);
    }
}
