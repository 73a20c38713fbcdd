package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Refused;

/** Keys that only their export makes different: told, and joined by a word in the mapping. */
@DisplayName("planted truth: keys that differ only in how they are written are told, and folded when asked")
class FoldedKeyTest {

    private static final String MAPPING = """
            mapping: shop
            currency: EUR
            files:
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: KEY}
                    columns: {kind: {value: sale}, role: {value: sale}, amount: amount, occurred_at: at}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {shop.customer: cust}
                    columns:
                      survey: {value: after}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: at
            """;
    private static final String SALES = "id,customer,amount,at\n";
    private static final String ANSWERS = "id,cust,score,at\n";

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
        mapping("customer");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void mapping(String key) {
        desk.write("shop.yaml", MAPPING.replace("KEY", key));
    }

    private List<String> load(String[] bought, String[] answered) {
        StringBuilder sales = new StringBuilder(SALES);
        for (int i = 0; i < bought.length; i++) {
            sales.append("s").append(i).append(',').append(bought[i]).append(",1.00,2024-01-01\n");
        }
        StringBuilder answers = new StringBuilder(ANSWERS);
        for (int i = 0; i < answered.length; i++) {
            answers.append("a").append(i).append(',').append(answered[i]).append(",3,2024-01-01\n");
        }
        desk.write("sales.csv", sales.toString());
        desk.write("answers.csv", answers.toString());
        return desk.load("sales.csv", "answers.csv").notes().stream()
                .filter(note -> note.contains("differ"))
                .toList();
    }

    @Test
    void capitalsDecimalsAndApostrophesAreToldWithTheLineToWrite() {
        String[] bought = {"Ann.Lee@Example.com", "17850.0", "17852"};
        String[] answered = {"ann.lee@example.com", "17850", "'17852"};
        assertThat(load(bought, answered))
                .containsExactly(
                        "3 keys of cust in answers.csv differ from known ones only by capital letters, a decimal .0, a"
                                + " leading apostrophe: write shop.customer: {column: cust, fold: [case, decimal, apostrophe]} in the"
                                + " mapping to join them.");
        assertThat(desk.rows("customer")).isEqualTo(6);
        mapping("{column: customer, fold: [case, decimal, apostrophe]}");
        assertThat(load(bought, answered)).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(3);
        assertThat(desk.query("links.sql").texts("key")).containsExactly("17850", "17852", "ann.lee@example.com");
    }

    @Test
    void aMissingValueIsMissingHoweverItIsWritten() {
        mapping("{column: customer, fold: [case, zeros], missing: [none, \"7\"]}");
        load(new String[] {"None", "NONE", "007", "8"}, new String[] {"8"});
        assertThat(desk.query("links.sql").texts("key")).containsExactly("8");
    }

    @Test
    void leadingZerosAreToldAndFolded() {
        String[] bought = {"00123", "00456", "10"};
        String[] answered = {"123", "456"};
        assertThat(load(bought, answered))
                .singleElement()
                .asString()
                .startsWith("2 keys of cust in answers.csv differ from known ones only by leading zeros")
                .contains("fold: [zeros]");
        mapping("{column: customer, fold: zeros}");
        assertThat(load(bought, answered)).isEmpty();
        assertThat(desk.query("links.sql").texts("key")).containsExactly("10", "123", "456");
    }

    @Test
    void numbersWithAndWithoutZerosInOneFileMayBeTwoCustomers() {
        assertThat(load(new String[] {"0123", "123"}, new String[] {"777"})).isEmpty();
    }

    @Test
    void wordsInCapitalAndSmallLettersInOneFileMayBeTwoCustomersButMailboxesAreOne() {
        assertThat(load(new String[] {"0013x", "0013X"}, new String[] {"777"})).isEmpty();
        assertThat(load(new String[] {"ann@x.org", "Ann@x.org", "ann@x.org"}, new String[] {"777"}))
                .singleElement()
                .asString()
                .startsWith("1 key of customer in sales.csv differs from known ones only by capital letters");
    }

    @Test
    void differentKeysAreNotTold() {
        assertThat(load(new String[] {"123", "ann@x.org", "A-7"}, new String[] {"1234", "bob@x.org", "A-70", "1.5"}))
                .isEmpty();
    }

    @Test
    void anUnknownFoldIsRefusedWithTheKnownOnes() {
        mapping("{column: customer, fold: [accents]}");
        assertThatThrownBy(() -> load(new String[] {"1"}, new String[] {"1"}))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("fold: must be among case, decimal, apostrophe, zeros, not accents");
    }
}
