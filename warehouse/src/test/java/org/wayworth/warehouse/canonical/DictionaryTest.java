package org.wayworth.warehouse.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("law: what the dictionary says of its tables, it says of columns that they have")
class DictionaryTest {

    private static final Dictionary DICTIONARY = Dictionary.get();

    /** Names by which a mapping fills columns of a table. */
    private static List<String> mapped(String table) {
        return DICTIONARY.stored(table).stream()
                .filter(column -> column.filledBy() == Dictionary.FilledBy.MAPPING)
                .map(Dictionary.Column::mappedName)
                .toList();
    }

    @Test
    void rulesOfTablesNameColumnsThatAMappingFills() {
        for (String table : DICTIONARY.mappedTables()) {
            TableRule rule = DICTIONARY.rule(table);
            List<String> named = new ArrayList<>(rule.namingColumns());
            rule.episodeStartFills().ifPresent(named::add);
            rule.dayOnlyOf().ifPresent(named::add);
            rule.blankSaysNothing().ifPresent(named::add);
            assertThat(mapped(table)).as(table).containsAll(named);
            assertThat(rule.namingColumns().isEmpty()).as(table).isEqualTo(rule.namedBy() != TableRule.NamedBy.COLUMNS);
            if (rule.namedBy() == TableRule.NamedBy.NAMES) {
                assertThat(DICTIONARY.naming(table)).as(table).isPresent();
            }
            if (rule.isMoney()) {
                assertThat(DICTIONARY.stored(table).stream().map(Dictionary.Column::name))
                        .as(table)
                        .contains("amount_minor", "currency");
            }
        }
    }

    @Test
    void rulesOfColumnsFitThem() {
        for (String table : DICTIONARY.mappedTables()) {
            for (Dictionary.Column column : DICTIONARY.columns(table)) {
                String name = table + "." + column.name();
                ColumnRule rule = column.rule();
                assertThat(rule.beside().isPresent())
                        .as(name)
                        .isEqualTo(column.filledBy() == Dictionary.FilledBy.SOURCE);
                rule.beside()
                        .ifPresent(beside -> assertThat(mapped(table)).as(name).contains(beside));
                rule.notBefore()
                        .ifPresent(first -> assertThat(mapped(table)).as(name).contains(first));
                if (rule.otherwise().isPresent()) {
                    assertThat(column.required()).as(name).isTrue();
                }
                if (rule.least().isPresent() || rule.most().isPresent()) {
                    assertThat(column.type()).as(name).isEqualTo(Dictionary.Type.DOUBLE);
                }
            }
        }
    }

    @Test
    @DisplayName("message: a rule that the program does not know is named")
    void anUnknownRuleIsNamed() {
        assertThatThrownBy(() -> ColumnRule.NONE.with("after", "started_on"))
                .hasMessage("a rule of a column must not be after");
    }
}
