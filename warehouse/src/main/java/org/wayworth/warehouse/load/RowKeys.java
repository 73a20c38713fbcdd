package org.wayworth.warehouse.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wayworth.warehouse.canonical.Canonical;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** Whether the mapping's row_key: names the rows of a file, and what an import says of the rows that share a name. */
public final class RowKeys {

    /** A share of repeated names that slips of the pen do not reach: then the mapping names too few columns. */
    private static final double MOST_REPEATED = 0.03;

    private static final long FEWEST_REPEATED = 5;

    private RowKeys() {}

    /** @throws Refused when so many records share their name with an earlier one that row_key: does not name rows */
    public static void requireUnique(Replay.Loaded loaded, String fileName, Mapping.Entry entry) {
        Canonical.Settled settled = loaded.settled();
        long read = loaded.load().read();
        if (settled.repeated() < FEWEST_REPEATED || settled.repeated() <= MOST_REPEATED * read) {
            return;
        }
        String money = money(settled.lost());
        Optional<Mapping.Load> unnamed = entry.loads().stream()
                .filter(load -> load.table().equals(settled.firstTable())
                        && load.rowKey().isEmpty())
                .findFirst();
        throw new Refused(new Message(
                Code.ROW_KEY_NOT_UNIQUE,
                unnamed.map(RowKeys::oneRowOf).orElse(Code.ROW_KEY_NOT_UNIQUE.must()),
                String.format(
                        Locale.ROOT,
                        "a name that %,d of %,d records%s share with an earlier record that says something else",
                        settled.repeated(),
                        read,
                        money.isEmpty() ? "" : " (" + money + ")"),
                Message.Place.line(fileName, settled.firstRepeated()),
                unnamed.map(RowKeys::nameRows).orElse(Code.ROW_KEY_NOT_UNIQUE.next())));
    }

    /** Where the mapping names no row_key:, a row is named by what it is about. */
    private static String oneRowOf(Mapping.Load load) {
        return "without row_key: in the mapping, the " + columns(load) + " must name one " + load.table()
                + " of a file";
    }

    private static String nameRows(Mapping.Load load) {
        return "write row_key: under table: " + load.table()
                + " in the mapping, with the columns that together tell these rows apart: beside "
                + String.join(", ", load.naming().stream().distinct().toList()) + " a number, a kind or a day";
    }

    private static String columns(Mapping.Load load) {
        List<String> columns = load.naming().stream().distinct().toList();
        return (columns.size() == 1 ? "column " : "columns ") + String.join(", ", columns);
    }

    /** What a careful reader should know of an import that went on. */
    public static List<String> notes(Replay.Loaded loaded, String fileName) {
        Canonical.Settled settled = loaded.settled();
        List<String> notes = new ArrayList<>();
        if (settled.repeated() > 0) {
            String money = money(settled.lost());
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: rejected since an earlier record of the file has their row_key for something else: %,d%s, the"
                            + " first on line %,d (wayworth rejects says what differs)",
                    fileName,
                    settled.repeated(),
                    money.isEmpty() ? "" : " (" + money + ")",
                    settled.firstRepeated()));
        }
        if (settled.reworded() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: loaded and not counted as updated, since only attributes, personal details or the way of"
                            + " writing a number changed: %,d",
                    fileName,
                    settled.reworded()));
        }
        return notes;
    }

    private static String money(Map<String, Long> minor) {
        return new TreeMap<>(minor)
                .entrySet().stream()
                        .map(sum -> sum.getKey() + " "
                                + String.format(
                                        Locale.ROOT,
                                        "%,." + Currencies.digits(sum.getKey()) + "f",
                                        BigDecimal.valueOf(sum.getValue(), Currencies.digits(sum.getKey()))))
                        .collect(Collectors.joining(", "));
    }
}
