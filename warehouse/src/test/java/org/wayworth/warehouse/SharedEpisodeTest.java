package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An episode whose number several customers have must not make one customer of them. */
@DisplayName("planted truth: an episode that stands beside several customers joins none, and is told")
class SharedEpisodeTest {

    private static final String MAPPING = """
            mapping: till
            currency: EUR
            files:
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {till.customer: customer}
                    episode: EPISODE
                    columns: {kind: {value: sale}, role: {value: sale}, amount: amount, occurred_at: at}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    episode: {till.receipt: receipt}
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
        mapping("{till.receipt: receipt}");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void mapping(String episode) {
        desk.write("shop.yaml", MAPPING.replace("EPISODE", episode));
    }

    /** Thirty customers of three shops, each of which numbers its receipts from 1; customer 100 bought twice. */
    private static String sales() {
        StringBuilder sales = new StringBuilder("id,customer,receipt,amount,at\n");
        for (int i = 0; i < 30; i++) {
            sales.append("s" + i + "," + (100 + i) + "," + (1 + i % 10) + ",1.00,2024-01-0" + (1 + i % 9) + "\n");
        }
        return sales.append("s30,100,77,1.00,2024-01-09\n").toString();
    }

    private long customersWithSales() {
        return desk.query("buyers.sql").longs("n")[0];
    }

    @Test
    void numbersThatBeginAgainInEachShopFuseNobody() {
        desk.write("sales.csv", sales());
        List<String> notes = desk.load("sales.csv").notes();
        assertThat(customersWithSales()).isEqualTo(30);
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .startsWith(
                                "10 values of till.receipt stand beside several customers of till.customer, 30 in all and up to 3"
                                        + " each (the first at sales.csv, line 2). They join no customers.")
                        .contains("episode: {till.receipt: [shop, number]}"));
    }

    @Test
    void aReviewOfAReceiptThatIsOneCustomersFindsThemAndOneOfASharedReceiptFindsNobody() {
        desk.write("sales.csv", sales());
        desk.write("answers.csv", "id,receipt,score,at\na1,77,9,2024-02-01\na2,1,9,2024-02-01\n");
        desk.load("sales.csv", "answers.csv");
        Columns rows = desk.query("whose.sql");
        assertThat(rows.texts("whose")).containsExactly("with sales", "nobody");
    }

    @Test
    void whatTheMappingKeepsStillJoins() {
        mapping("{till.receipt: {column: receipt, keep: [\"*\"]}}");
        desk.write("sales.csv", sales());
        desk.load("sales.csv");
        assertThat(customersWithSales()).isEqualTo(10);
    }
}
