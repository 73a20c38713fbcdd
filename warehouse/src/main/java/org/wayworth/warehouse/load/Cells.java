package org.wayworth.warehouse.load;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.message.Code;

/** The text of one mapped cell: found in the record, blank or coded as the mapping says. */
final class Cells {

    private final String column;
    private final int[] at;
    private final @Nullable String constant;
    private final Set<String> missing;
    private final Map<String, String> codes;

    /** @param at positions of the cell's columns in a record */
    Cells(Mapping.Cell cell, int[] at, String name) {
        this.column = cell.columns().isEmpty() ? name : cell.columns().get(0);
        this.at = at;
        this.constant = cell.constant();
        this.missing = cell.missing();
        this.codes = cell.codes();
    }

    /** As the file calls it. */
    String column() {
        return column;
    }

    /** Exactly what the source says; null when blank or missing. */
    @Nullable
    String source(String[] cells) {
        String raw = raw(cells);
        String stripped = raw.strip();
        return stripped.isEmpty() || missing.contains(stripped) ? null : raw;
    }

    /** Without surrounding blanks; null when blank or missing. */
    @Nullable
    String text(String[] cells) {
        String stripped = raw(cells).strip();
        return stripped.isEmpty() || missing.contains(stripped) ? null : stripped;
    }

    boolean isCoded() {
        return !codes.isEmpty();
    }

    /** Ours for the source's word, or null when codes: does not list it. */
    @Nullable
    String decoded(String text) {
        return codes.get(text);
    }

    Fault fault(Code code, String must, String found) {
        return new Fault(code, column, must, found);
    }

    private String raw(String[] cells) {
        if (constant != null) {
            return constant;
        }
        if (at.length == 1) {
            return cells[at[0]];
        }
        StringBuilder joined = new StringBuilder();
        for (int i : at) {
            if (!cells[i].isBlank()) {
                joined.append(joined.length() > 0 ? "\n" : "").append(cells[i]);
            }
        }
        return joined.toString();
    }
}
