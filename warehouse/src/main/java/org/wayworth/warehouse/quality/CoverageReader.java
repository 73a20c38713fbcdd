package org.wayworth.warehouse.quality;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Coverage;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/** Counts what meets and what doesn't. */
public final class CoverageReader {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Session session;

    private CoverageReader(Session session) {
        this.session = session;
    }

    public static Coverage read(Session session) {
        CoverageReader reader = new CoverageReader(session);
        Columns window = reader.query("window.sql");
        long setAside = window.size() == 0 ? 0 : window.longs("set_aside")[0];
        return new Coverage(
                reader.without(),
                reader.buyers(),
                reader.answers(),
                window(window),
                setAside,
                setAside == 0 ? List.of() : reader.examples(),
                reader.unconverted(),
                reader.unrated(),
                reader.refunds());
    }

    private List<Coverage.Without> without() {
        Columns rows = query("sales-without.sql");
        List<Coverage.Without> without = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            without.add(new Coverage.Without(
                    rows.longs("lacks_customer")[i] == 1,
                    rows.longs("lacks_date")[i] == 1,
                    rows.texts("currency")[i],
                    rows.longs("records")[i],
                    amount(rows, i),
                    amount(rows, "refunded_minor", i)));
        }
        return without;
    }

    private static BigDecimal amount(Columns rows, int row) {
        return amount(rows, "amount_minor", row);
    }

    private static BigDecimal amount(Columns rows, String column, int row) {
        return BigDecimal.valueOf(rows.longs(column)[row], Currencies.digits(rows.texts("currency")[row]));
    }

    private List<String> unrated() {
        return List.of(query("unrated.sql").texts("currency"));
    }

    private Map<String, Long> buyers() {
        Columns rows = query("buyers.sql");
        Map<String, Long> buyers = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            for (String currency : rows.texts("currencies")[i].split(" ")) {
                buyers.merge(currency, rows.longs("customers")[i], Long::sum);
            }
        }
        return buyers;
    }

    private Coverage.Answers answers() {
        Columns row = query("answers.sql");
        return new Coverage.Answers(
                row.longs("answers")[0],
                row.longs("of_buyers")[0],
                row.longs("of_known")[0],
                row.longs("of_strangers")[0],
                row.longs("of_nobody")[0],
                row.longs("after_import")[0],
                row.longs("near_keys")[0]);
    }

    private static Optional<Coverage.Window> window(Columns row) {
        if (row.size() == 0 || row.isNull("ends_on", 0)) {
            return Optional.empty();
        }
        return Optional.of(new Coverage.Window(
                LocalDate.ofEpochDay(row.longs("starts_on")[0]),
                LocalDate.ofEpochDay(row.longs("ends_on")[0]),
                row.texts("basis")[0].equals("source"),
                row.longs("ends_on")[0] == row.longs("import_on")[0],
                LocalDate.ofEpochDay(row.longs("last_record_on")[0]),
                row.longs("has_transactions")[0] == 1));
    }

    private List<Coverage.Dated> examples() {
        Columns rows = query("set-aside.sql");
        List<Coverage.Dated> examples = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            examples.add(new Coverage.Dated(
                    rows.texts("file_name")[i],
                    rows.longs("line")[i],
                    LocalDate.ofEpochDay(rows.longs("occurred_on")[i])));
        }
        return examples;
    }

    private List<Coverage.Unconverted> unconverted() {
        Columns rows = query("unconverted.sql");
        List<Coverage.Unconverted> unconverted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            unconverted.add(new Coverage.Unconverted(
                    rows.texts("currency")[i],
                    rows.longs("records")[i],
                    rows.longs("undated")[i],
                    amount(rows, i),
                    LocalDate.ofEpochDay(rows.longs("first_on")[i])));
        }
        return unconverted;
    }

    private List<Coverage.Refunds> refunds() {
        Columns rows = query("refunds.sql");
        List<Coverage.Refunds> refunds = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            refunds.add(new Coverage.Refunds(
                    rows.texts("currency")[i], rows.longs("refunds")[i], rows.longs("unmatched")[i], amount(rows, i)));
        }
        return refunds;
    }

    private Columns query(String sqlFile) {
        return session.query(Sql.beside(CoverageReader.class, sqlFile), Parameters.none(), LONGEST);
    }
}
