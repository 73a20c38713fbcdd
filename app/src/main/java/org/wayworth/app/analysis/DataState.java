package org.wayworth.app.analysis;

import java.time.Instant;
import java.util.List;

/**
 * What has been imported, for the data page and for scripts.
 *
 * @param version names the state: a hash over every load
 * @param imports the newest first
 */
public record DataState(
        String version, List<TableCount> tables, List<MoneySum> money, List<Load> imports, List<RejectGroup> rejects) {

    /** @param meaning one sentence from the dictionary: what a row is */
    public record TableCount(String table, String meaning, long rows) {

        /** What its rows are called, in the plural: "customers", "responses". */
        public String noun() {
            return table.equals("feedback") ? "responses" : table.replace('_', ' ') + "s";
        }
    }

    /** @param kind "price" @param sum decimal text with the currency's digits: "2768685.99" */
    public record MoneySum(String kind, String currency, String sum) {}

    /** One imported file; read = loaded + rejected, always. */
    public record Load(String id, String file, String mapping, Instant at, long read, long loaded, long rejected) {
        public Load {
            if (read != loaded + rejected) {
                throw new IllegalArgumentException("read must be loaded + rejected in " + file + ", not " + read + " = "
                        + loaded + " + " + rejected);
            }
        }
    }

    /** Rejected records of one kind. @param code "WW-ING-014" @param example one of them: file, line, what was found */
    public record RejectGroup(String code, String meaning, long count, String example) {}

    public DataState {
        tables = List.copyOf(tables);
        money = List.copyOf(money);
        imports = List.copyOf(imports);
        rejects = List.copyOf(rejects);
    }

    public boolean isEmpty() {
        return imports.isEmpty();
    }

    public long read() {
        return imports.stream().mapToLong(Load::read).sum();
    }

    public long loaded() {
        return imports.stream().mapToLong(Load::loaded).sum();
    }

    public long rejected() {
        return imports.stream().mapToLong(Load::rejected).sum();
    }
}
