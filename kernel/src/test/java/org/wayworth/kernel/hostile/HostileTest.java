package org.wayworth.kernel.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Finite, or refused: never NaN or infinite, never an exception that is not about the call. */
@Tag("long")
@DisplayName("law: whatever the table, an answer is finite or refused")
class HostileTest {

    private static final List<Table> TABLES = Tables.all();

    @TestFactory
    Stream<DynamicTest> everyMethod() {
        return Entries.all().entrySet().stream()
                .map(named -> DynamicTest.dynamicTest(named.getKey(), () -> answersOrRefuses(named.getValue())));
    }

    private static void answersOrRefuses(Hostile.Entry entry) {
        assertThat(TABLES).as("tables with an answer").anyMatch(table -> Hostile.answers(entry, table));
        List<String> faults = new ArrayList<>();
        for (Table table : TABLES) {
            Hostile.faults(entry, table).forEach(fault -> faults.add(table.name() + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }
}
