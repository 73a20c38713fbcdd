package org.wayworth.app.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wayworth.analytics.Need;

/**
 * What has been imported, for the data page and for scripts.
 *
 * @param version names the state: a hash over every load
 * @param coverage what the tables can say of who answered and who bought, in sentences
 * @param notes what a careful reader should know, in sentences
 * @param imports the newest first
 */
public record DataState(
        String version,
        List<TableCount> tables,
        List<MoneySum> money,
        List<String> coverage,
        List<String> notes,
        List<Load> imports,
        List<RejectGroup> rejects) {

    /** @param meaning one sentence from the dictionary: what a row is */
    public record TableCount(String table, String meaning, long rows) {

        /** What its rows are called, in the plural: "customers", "responses". */
        public String noun() {
            return table.equals("feedback") ? "responses" : table.replace('_', ' ') + "s";
        }
    }

    /** @param kind "price" @param sum decimal text with the currency's digits: "2768685.99" */
    public record MoneySum(String kind, String currency, String sum) {

        /** For reading: "−25,552.00". */
        public String text() {
            BigDecimal amount = new BigDecimal(sum);
            return String.format(Locale.UK, "%,." + Math.max(0, amount.scale()) + "f", amount)
                    .replace('-', '\u2212');
        }
    }

    /**
     * One imported file; read = loaded + rejected + left out, always.
     *
     * @param leftOut records that the mapping's {@code when:} leaves out
     */
    public record Load(
            String id, String file, String mapping, Instant at, long read, long loaded, long rejected, long leftOut) {
        public Load {
            if (read != loaded + rejected + leftOut) {
                throw new IllegalArgumentException("read must be loaded + rejected + left out in " + file + ", not "
                        + read + " = " + loaded + " + " + rejected + " + " + leftOut);
            }
        }
    }

    /** Rejected records of one kind. @param code "WW-ING-014" @param example one of them: file, line, what was found */
    public record RejectGroup(String code, String meaning, long count, String example) {}

    /** The tables that say most about what is in here, in the order in which people ask. */
    private static final List<String> HEADLINES =
            List.of("customer", "feedback", "transaction", "episode", "interaction");

    public DataState {
        tables = List.copyOf(tables);
        money = List.copyOf(money);
        coverage = List.copyOf(coverage);
        notes = List.copyOf(notes);
        imports = List.copyOf(imports);
        rejects = List.copyOf(rejects);
    }

    /** Counts for a first look: of those tables that hold anything. */
    public List<TableCount> headlines() {
        return HEADLINES.stream()
                .flatMap(name -> tables.stream().filter(table -> table.table().equals(name) && table.rows() > 0))
                .toList();
    }

    /** Kinds of data of which there is nothing yet, each with what it would tell. */
    public List<Need> missing() {
        return Stream.of(Need.values())
                .filter(need ->
                        tables.stream().noneMatch(table -> table.table().equals(need.table()) && table.rows() > 0))
                .toList();
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

    public long leftOut() {
        return imports.stream().mapToLong(Load::leftOut).sum();
    }
}
