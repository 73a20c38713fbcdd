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

    private static final String TWO_CURRENCIES = """
            mapping: census
            files:
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: [customer]
                    keys: {shop.customer: customer}
                    columns:
                      kind: {value: all}
                      role: {value: sale}
                      amount: spent
                      currency: currency
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: [customer]
                    keys: {shop.customer: customer}
                    columns:
                      survey: {value: census}
                      metric: {value: csat}
                      rating: {column: score, scale: [1, 5]}
              - match: contracts.csv
                loads:
                  - table: contract
                    row_key: [id]
                    keys: {shop.customer: customer}
                    contract: {shop.contract: id}
                    columns: {is_ended: ended}
            """;

    /**
     * At each rating 60 customers bring 100 pounds each, 40 bring 9,000 dollars each, and 30 are in no record of sales.
     * Added up and divided by all of them, it would be 2,815 pounds.
     */
    @Test
    void neitherAddsCurrenciesNorCountsThoseUnknownToSalesAsNothing() {
        Outcome.Refusal refusal = inTwoCurrencies(Map.of());
        assertThat(column(refusal, "Mean revenue")).containsOnly("£100.00");
        assertThat(column(refusal, "Revenue known in GBP")).containsOnly("60");
        assertThat(column(refusal, "Customers")).containsOnly("130");
        assertThat(refusal.have())
                .endsWith(
                        " Left out of mean revenue, which is in GBP: 150 customers whom no record of sales, contracts or"
                                + " customers names; 200 customers who pay in another currency.");
        assertThat(refusal.next()).endsWith("mean revenue in another currency can be chosen (currency).");
    }

    @Test
    void countsInTheCurrencyThatIsChosen() {
        Outcome.Refusal refusal = inTwoCurrencies(Map.of("currency", "USD"));
        assertThat(column(refusal, "Mean revenue")).containsOnly("US$9,000.00");
        assertThat(column(refusal, "Revenue known in USD")).containsOnly("40");
        assertThat(refusal.have()).contains("which is in USD:").contains("300 customers who pay in another currency");
    }

    /** Of the 60 at each rating, all have a contract that ended; 45 of them have another that runs. */
    @Test
    void whoHasAContractThatRunsHasNotLeft() {
        assertThat(column(inTwoCurrencies(Map.of()), "Contract ended")).containsOnly("15");
    }

    private static Outcome.Refusal inTwoCurrencies(Map<String, String> options) {
        StringBuilder answers = new StringBuilder("customer,score\n");
        StringBuilder sales = new StringBuilder("customer,spent,currency\n");
        StringBuilder contracts = new StringBuilder("id,customer,ended\n");
        for (int score = 1; score <= 5; score++) {
            for (int i = 0; i < 130; i++) {
                String who = "c" + score + "x" + i;
                answers.append(who).append(',').append(score).append('\n');
                if (i < 100) {
                    sales.append(who).append(i < 60 ? ",100.00,GBP\n" : ",9000.00,USD\n");
                }
                if (i < 60) {
                    contracts.append(who).append("a,").append(who).append(",yes\n");
                }
                if (i < 45) {
                    contracts.append(who).append("b,").append(who).append(",no\n");
                }
            }
        }
        return Worlds.refusal(
                Analyses.find("linkage").orElseThrow(),
                options,
                Worlds.written(
                        "census in two currencies",
                        Map.of(
                                "answers.csv",
                                answers.toString(),
                                "sales.csv",
                                sales.toString(),
                                "contracts.csv",
                                contracts.toString(),
                                "census.yaml",
                                TWO_CURRENCIES),
                        "census.yaml"),
                1);
    }

    private static List<String> column(Outcome.Refusal refusal, String name) {
        Exhibit.Table table = (Exhibit.Table) refusal.exhibits().get(0);
        int place = table.columns().stream().map(axis -> axis.title()).toList().indexOf(name);
        assertThat(place).as(name).isNotNegative();
        return table.rows().stream().map(row -> row.get(place).text()).toList();
    }
}
