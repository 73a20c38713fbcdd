package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is known to have bought nothing whose key no source of sales has named. */
@DisplayName("planted truth: whether sales know a customer, and in which currencies they buy")
class KnownToSalesTest {

    private static final String MAPPING = """
            mapping: shop
            files:
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: customer}
                    columns: {kind: role, role: role, amount: amount, occurred_at: at, currency: currency}
              - match: contracts.csv
                loads:
                  - table: contract
                    keys: {shop.customer: customer}
                    contract: {shop.contract: id}
                    columns: {started_on: from, notice_on: notice}
              - match: people.csv
                loads:
                  - table: customer
                    keys: {shop.customer: customer}
                    columns: {joined_on: joined}
              - match: spans.csv
                loads:
                  - table: observation_period
                    keys: {shop.customer: customer}
                    columns: {starts_on: from, ends_on: until}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {shop.customer: customer}
                    attributes: {region: region}
                    columns:
                      survey: {value: after}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: at
            """;

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
        desk.write("shop.yaml", MAPPING);
        desk.write("sales.csv", """
                id,customer,role,amount,at,currency
                1,buyer,sale,10.00,2024-01-01,USD
                2,buyer,sale,10.00,2024-02-01,EUR
                3,buyer,sale,10.00,2024-03-01,USD
                4,undated,sale,10.00,,EUR
                5,payer,payment,10.00,2024-03-01,GBP
                """);
        desk.write("contracts.csv", "customer,id,from,notice\ntenant,k,2024-01-01,2024-02-02\n");
        desk.write("people.csv", "customer,joined\nlisted,2023-01-01\n");
        desk.write("spans.csv", "customer,from,until\nwatched,2024-01-01,2024-02-02\n");
        desk.write("answers.csv", """
                id,customer,score,at,region
                1,buyer,5,2024-02-02,n
                2,tenant,5,2024-02-02,n
                3,listed,5,2024-02-02,n
                4,stranger,5,2024-02-02,n
                5,watched,5,2024-02-02,n
                """);
        desk.load("sales.csv", "contracts.csv", "people.csv", "spans.csv", "answers.csv");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Map<String, String> known() {
        Columns rows = desk.query("known.sql");
        Map<String, String> known = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            known.put(
                    rows.texts("key")[i],
                    String.join(
                            " ",
                            rows.longs("is_known_to_sales")[i] == 1 ? "known" : "unknown",
                            rows.texts("currencies")[i],
                            rows.texts("basis")[i]));
        }
        return known;
    }

    @Test
    void aSaleAContractOrACustomerListMakesThemKnownAndAnAnswerDoesNot() {
        assertThat(known())
                .containsEntry("buyer", "known EUR USD derived")
                .containsEntry("undated", "known EUR none")
                .containsEntry("payer", "known none derived")
                .containsEntry("tenant", "known none derived")
                .containsEntry("listed", "known none derived")
                .containsEntry("stranger", "unknown none none")
                // What the source says of a span counts without sales.
                .containsEntry("watched", "unknown none source");
    }
}
