package org.wayworth.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Law: parameters are found in code only, never in text, names or comments. */
class SqlTest {

    @Test
    void parametersAreFoundOutsideQuotesCommentsAndCasts() {
        Sql sql = Sql.of("""
                -- not :this
                select ':nor_that', "odd :name", 'it''s :quoted', x::date, /* :no */ :landmark + :days -- :end
                """);
        assertThat(sql.statements()).hasSize(1);
        assertThat(sql.statements().get(0).names()).containsExactly("landmark", "days");
        assertThat(sql.statements().get(0).text())
                .contains("? + ?")
                .contains("x::date")
                .contains("':nor_that'");
    }

    @Test
    void statementsEndAtSemicolonsOutsideQuotes() {
        Sql sql = Sql.of("select ';'; -- one;\n;; select \"a;b\" from t;\n-- end");
        assertThat(sql.statements()).extracting(Sql.Statement::text).hasSize(2);
        assertThat(sql.statements().get(0).text()).isEqualTo("select ';'");
    }

    @Test
    void anOpenQuoteIsRefused() {
        assertThatThrownBy(() -> Sql.of("select 'x")).isInstanceOf(IllegalArgumentException.class);
    }

    enum Kind {
        FIRST
    }

    record Options(LocalDate landmark, int horizonDays, Kind kind, Optional<String> segment) {}

    @Test
    void componentsFillParametersInSnakeCase() {
        Options options = new Options(LocalDate.of(2024, 1, 1), 365, Kind.FIRST, Optional.empty());
        Sql.Statement statement = Sql.of("select :horizon_days, :landmark, :kind, :segment, :horizon_days")
                .statements()
                .get(0);
        assertThat(Parameters.of(options).inOrder(statement))
                .isEqualTo(Arrays.asList(365, LocalDate.of(2024, 1, 1), "FIRST", null, 365));
    }

    @Test
    void aParameterThatNothingFillsIsNamed() {
        Sql.Statement statement = Sql.of("select :horizon").statements().get(0);
        assertThatThrownBy(() -> Parameters.with("landmark", 1).inOrder(statement))
                .hasMessage(
                        "parameter :horizon must be filled by a component of the parameter record, which fills [landmark]");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Sql.beside(SqlTest.class, "absent.sql"))
                .hasMessageContaining("there is no absent.sql in src/main/resources/org/wayworth/warehouse/engine");
    }

    @Test
    void namesAreTurnedToSnakeCase() {
        assertThat(List.of("horizonDays", "n", "revenueMinor", "q1Score"))
                .extracting(Parameters::snakeCase)
                .containsExactly("horizon_days", "n", "revenue_minor", "q1_score");
    }
}
