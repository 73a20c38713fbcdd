package org.wayworth.warehouse.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.engine.Engine;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

@DisplayName("law: the registry of facts and the SQL of their families say the same")
class RegistryTest {

    /** What a kind of fact may be in the database. */
    private static final Map<Fact.Kind, String> TYPES = Map.of(
            Fact.Kind.NUMBER, "BIGINT|DOUBLE",
            Fact.Kind.TEXT, "VARCHAR",
            Fact.Kind.DATE, "DATE",
            Fact.Kind.YES_NO, "BOOLEAN",
            Fact.Kind.LIST, "VARCHAR\\[\\]");

    @TempDir
    static Path tmp;

    @TestFactory
    Iterable<DynamicTest> everyColumnHasItsRowAndTheReverse() {
        Map<String, Map<String, String>> columns = columns();
        return Registry.get().families().stream()
                .map(family -> DynamicTest.dynamicTest(family, () -> {
                    Map<String, String> found = columns.getOrDefault(family, Map.of());
                    assertThat(found.keySet())
                            .as("columns of " + family + ".sql but for point, and facts of family " + family
                                    + " in facts.csv, must be the same")
                            .containsExactlyInAnyOrderElementsOf(Registry.get().family(family).stream()
                                    .map(Fact::name)
                                    .toList());
                    for (Fact fact : Registry.get().family(family)) {
                        assertThat(found.get(fact.name()))
                                .as("type of " + fact.name() + ", which facts.csv calls a " + fact.kind())
                                .matches(TYPES.get(fact.kind()));
                    }
                }))
                .toList();
    }

    @Test
    void namesStandOnceAndEachFactSaysWhatItIs() {
        assertThat(Registry.get().facts().stream().map(Fact::name)).doesNotHaveDuplicates();
        for (Fact fact : Registry.get().facts()) {
            assertThat(fact.meaning()).as(fact.name()).isNotBlank().doesNotEndWith(".");
            assertThat(fact.unit().isEmpty()).as("unit of " + fact.name()).isEqualTo(fact.kind() != Fact.Kind.NUMBER);
        }
    }

    /** By family and column: the type. */
    private static Map<String, Map<String, String>> columns() {
        Path folder = tmp.resolve("data");
        DataFolder.init(folder);
        try (DataFolder data = DataFolder.open(folder)) {
            data.warehouse();
        }
        try (Engine engine = Engine.open(index(folder), limits());
                Session session = engine.session()) {
            FactTables.in(session, Company.of(session))
                    .at(new long[] {1}, new long[] {0})
                    .with(Registry.get().facts());
            Columns rows = session.query(
                    Sql.of("select table_name, column_name, data_type from information_schema.columns"
                            + " where table_name like 'fact\\_%' escape '\\' and column_name <> 'point'"),
                    Parameters.none(),
                    Duration.ofMinutes(1));
            Map<String, Map<String, String>> columns = new TreeMap<>();
            for (int i = 0; i < rows.size(); i++) {
                columns.computeIfAbsent(
                                rows.texts("table_name")[i].substring("fact_".length()), family -> new TreeMap<>())
                        .put(rows.texts("column_name")[i], rows.texts("data_type")[i]);
            }
            return columns;
        }
    }

    private static Path index(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".duckdb"))
                    .collect(Collectors.toList())
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Engine.Limits limits() {
        return new Engine.Limits(400_000_000, 2, tmp.resolve("spill"), tmp.resolve("normal"));
    }
}
