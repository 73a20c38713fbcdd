package org.wayworth.warehouse.feature;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.wayworth.vocabulary.Fact;

/**
 * The facts that Wayworth works out of customers, as {@code facts.csv} lists them: the one source of conditions, forms, exports
 * and documentation. A family is the SQL file of its name, with a column for each of its facts.
 */
public final class Registry {

    /** Unit of amounts, in place of which the data have a currency. */
    public static final String MAIN_CURRENCY = "main currency";

    private static final Registry INSTANCE = read();

    private final List<Fact> facts;

    private Registry(List<Fact> facts) {
        this.facts = List.copyOf(facts);
    }

    public static Registry get() {
        return INSTANCE;
    }

    /** All, those of one family together. */
    public List<Fact> facts() {
        return facts;
    }

    public Optional<Fact> find(String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    public List<String> families() {
        return facts.stream().map(Fact::family).distinct().toList();
    }

    /** Facts that are worked out together. */
    public List<Fact> family(String name) {
        return facts.stream().filter(fact -> fact.family().equals(name)).toList();
    }

    private static Registry read() {
        List<Fact> facts = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(Registry.class.getResourceAsStream("facts.csv"), "facts.csv");
                CsvReader<NamedCsvRecord> records =
                        CsvReader.builder().ofNamedCsvRecord(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : records) {
                facts.add(new Fact(
                        row.getField("name"),
                        Fact.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT)),
                        row.getField("unit"),
                        row.getField("meaning"),
                        row.getField("family")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Registry(facts);
    }
}
