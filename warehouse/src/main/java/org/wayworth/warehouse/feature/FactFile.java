package org.wayworth.warehouse.feature;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/** Facts of many customers as a file: it is there when it is whole, or not at all, and only its owner may read it. */
final class FactFile {

    /** Rows that are held in memory at a time. */
    private static final int PAGE = 10_000;

    private record Page(long first, long last) {}

    private final Session session;
    private final List<Fact> facts;
    private final List<String> names;
    private final List<String> numbers;

    private FactFile(Session session, List<Fact> facts) {
        this.session = session;
        this.facts = facts;
        this.names = Sheet.names(facts);
        this.numbers = IntStream.range(0, facts.size()).mapToObj(Sheet::number).toList();
    }

    /**
     * A file of facts that stand in {@code f} and {@code attribute_at}; {@code f} goes, of what is joined only the result stays in
     * memory.
     *
     * @param where of whom; empty for all
     */
    static FactFile of(Session session, List<Fact> facts, Optional<Condition> where) {
        FactFile file = new FactFile(session, facts);
        Sheet sheet = Sheet.of(facts, file.numbers, Sheet.Form.TYPED);
        Parameters parameters = sheet.parameters();
        String holds = "";
        if (where.isPresent()) {
            Where written = Where.of(where.get(), parameters);
            holds = " where " + written.text();
            parameters = written.parameters();
        }
        file.run(
                "create or replace temp table sheet as select row_number() over (order by f.point) - 1 as point, f.customer_id,"
                        + " f.as_of_on as as_of" + sheet.leading() + " from f" + holds,
                parameters);
        file.run("drop table f", Parameters.none());
        return file;
    }

    long rows() {
        return query("select count(*) as n from sheet", Parameters.none()).longs("n")[0];
    }

    /** Names of the columns of facts that are blank for every customer. */
    List<String> blank() {
        StringBuilder counts = new StringBuilder("select count(*) as n");
        for (String number : numbers) {
            counts.append(", count(").append(number).append(") as ").append(number);
        }
        Columns counted = query(counts + " from sheet", Parameters.none());
        List<String> blank = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (counted.longs(numbers.get(i))[0] == 0) {
                blank.add(names.get(i));
            }
        }
        return blank;
    }

    /** Lists as one text, "; " between their parts. */
    void writeCsv(Path file) throws IOException {
        Path part = part(file);
        try {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                header(out);
                CsvColumns columns = CsvColumns.of(facts, numbers);
                long rows = rows();
                for (long first = 0; first < rows; first += PAGE) {
                    page(first, columns, out);
                }
            }
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void header(BufferedWriter out) throws IOException {
        StringBuilder line = new StringBuilder("customer_id,as_of");
        for (String name : names) {
            line.append(',');
            CsvCells.text(line, name);
        }
        CsvCells.end(line);
        out.append(line);
    }

    private void page(long first, CsvColumns columns, BufferedWriter out) throws IOException {
        Columns rows = query(
                "select " + columns.select()
                        + " from sheet s where s.point >= :first and s.point < :last order by s.point",
                Parameters.of(new Page(first, first + PAGE)));
        List<String[]> values = columns.columns().stream()
                .map(column -> rows.textsOr(column.name(), ""))
                .toList();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            line.setLength(0);
            for (int j = 0; j < values.size(); j++) {
                if (j > 0) {
                    line.append(',');
                }
                if (columns.columns().get(j).isText()) {
                    CsvCells.text(line, values.get(j)[i]);
                } else {
                    line.append(values.get(j)[i]);
                }
            }
            CsvCells.end(line);
            out.append(line);
        }
    }

    /** @param folder one that the engine may write to */
    void writeParquet(Path folder, Path file) throws IOException {
        Path place = Files.createTempDirectory(folder, "facts");
        Path made = place.resolve("facts.parquet");
        Path part = part(file);
        try {
            session.copyOut(
                    Sql.of("select s.customer_id, s.as_of"
                            + Sheet.ofSheet(facts, names, Sheet.Form.TYPED).leading()
                            + " from sheet s order by s.point"),
                    made);
            try (var out = Files.newOutputStream(part)) {
                Files.copy(made, out);
            }
            move(part, file);
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(place);
            Files.deleteIfExists(part);
        }
    }

    /** Beside the file, for its owner only. */
    private static Path part(Path file) throws IOException {
        return Files.createTempFile(file.toAbsolutePath().getParent(), ".wayworth-facts-", ".part");
    }

    private static void move(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void run(String sql, Parameters parameters) {
        session.run(Sql.of(sql), parameters);
    }

    private Columns query(String sql, Parameters parameters) {
        return session.query(Sql.of(sql), parameters, FactTables.LONGEST);
    }
}
