package org.wayworth.analytics.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

@DisplayName("message: ratings of a few people at one moment")
class SameMomentTest {

    private static final String MAPPING = """
            mapping: census
            currency: GBP
            files:
              - match: customers.csv
                loads:
                  - table: feedback
                    row_key: [customer]
                    keys: {shop.customer: customer}
                    columns:
                      survey: {value: census}
                      metric: {value: csat}
                      rating: {column: score, scale: [1, 5]}
                  - table: transaction
                    row_key: [customer]
                    keys: {shop.customer: customer}
                    columns:
                      kind: {value: all}
                      role: {value: sale}
                      amount: spent
            """;

    @Test
    void hidesThemAndOneMoreSoThatTheyCannotBeWorkedOut() {
        StringBuilder customers = new StringBuilder("customer,score,spent\n");
        int[] people = {40, 4, 50, 60, 200};
        for (int score = 1; score <= people.length; score++) {
            for (int i = 0; i < people[score - 1]; i++) {
                customers.append(score).append('-').append(i).append(',').append(score);
                customers.append(',').append(10 + i % 7).append(".00\n");
            }
        }
        Outcome.Refusal refusal = Worlds.refusal(
                Analyses.find("linkage").orElseThrow(),
                Map.of(),
                Worlds.written(
                        "census", Map.of("customers.csv", customers.toString(), "census.yaml", MAPPING), "census.yaml"),
                1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_TIME_ORDER);
        List<List<Cell>> rows = ((Exhibit.Table) refusal.exhibits().get(0)).rows();
        assertThat(rows).extracting(row -> row.get(0).text()).containsExactly("1", "2", "3", "4", "5");
        assertThat(rows.get(1).get(1).text()).isEqualTo("Hidden: fewer than 10 people");
        assertThat(rows)
                .filteredOn(row -> row.get(1).text().startsWith("Hidden"))
                .hasSize(2);
        assertThat(rows.get(4).get(1).text()).isEqualTo("200");
    }
}
