package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are no keys must not make one customer of many. */
@DisplayName("planted truth: a stand-in fuses nobody, and is told with the line that settles it")
class StandInKeyTest {

    private static final String MAPPING = """
            mapping: shop
            currency: EUR
            files:
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: CUSTOMER, shop.email: EMAIL}
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
              - match: people.csv
                loads:
                  - table: customer
                    keys: {shop.customer: customer}
            """;
    private static final String SALES = "id,customer,email,amount,at\n";
    private static final String ANSWERS = "id,cust,score,at\n";

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
        mapping("customer", "email");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void mapping(String customer, String email) {
        desk.write("shop.yaml", MAPPING.replace("CUSTOMER", customer).replace("EMAIL", email));
    }

    /** Two sales of each of so many customers, numbered from 100, then further lines. */
    private static String sales(int customers, String more) {
        StringBuilder sales = new StringBuilder(SALES);
        for (int i = 0; i < 2 * customers; i++) {
            sales.append("s").append(i).append(',').append(100 + i / 2).append(",,1.00,2024-01-01\n");
        }
        return sales + more;
    }

    private List<String> load(String... files) {
        return desk.load(files).notes();
    }

    /** Two customers whose long numbers a spreadsheet shortened look like one. */
    @Test
    void aShortenedNumberIsNobody() {
        String more = "x,4.91701E+12,,1.00,2024-01-01\ny,4.91701E+12,,1.00,2024-01-01\n";
        desk.write("sales.csv", sales(3, more));
        List<String> notes = load("sales.csv");
        assertThat(desk.rows("customer")).isEqualTo(3);
        assertThat(desk.data().status().unresolved()).containsEntry("transaction", 2L);
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .contains("\"4.91701E+12\" in customer (sales.csv, line 8)")
                        .contains("2 of 8 records of sales.csv are loaded without that key"));
        mapping("{column: customer, keep: [\"4.91701E+12\"]}", "email");
        load("sales.csv");
        assertThat(desk.rows("customer")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nan",
                "NULL",
                "N/A",
                "#N/A",
                "none",
                "Undefined",
                "-",
                "0",
                "000000",
                "Guest",
                "anonymous",
                "-1",
                "not available"
            })
    void aWordForNobodyIsNobody(String word) {
        desk.write("sales.csv", sales(3, "x," + word + ",,1.00,2024-01-01\ny," + word + ",,1.00,2024-01-01\n"));
        desk.write("answers.csv", ANSWERS + "1," + word + ",3,2024-01-01\n2,101,3,2024-01-01\n");
        List<String> notes = load("sales.csv", "answers.csv");
        assertThat(desk.rows("customer")).isEqualTo(3);
        assertThat(desk.data().status().unresolved())
                .containsEntry("transaction", 2L)
                .containsEntry("feedback", 1L);
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .contains(word)
                        .contains("2 of 8 records of sales.csv")
                        .contains("1 of 2 records of answers.csv")
                        .contains("shop.customer: {column: customer, missing: [")
                        .contains("keep: ["));
        assertThat(desk.data().status().notes()).containsAll(notes);
    }

    @Test
    void whatTheMappingConfirmsIsNotToldAgainAndWhatItKeepsIsAKey() {
        desk.write("sales.csv", sales(3, "x,nan,,1.00,2024-01-01\ny,nan,,1.00,2024-01-01\n"));
        mapping("{column: customer, missing: [nan]}", "email");
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(3);
        mapping("{column: customer, keep: [nan]}", "email");
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(4);
    }

    @Test
    void zeroIsAKeyAmongDigits() {
        desk.write("sales.csv", SALES + "1,0,,1.00,2024-01-01\n2,1,,1.00,2024-01-01\n3,2,,1.00,2024-01-01\n");
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(3);
    }

    @Test
    void zeroIsAKeyWhereCustomersAreCountedFromZero() {
        StringBuilder sales = new StringBuilder(SALES);
        for (int i = 0; i < 300; i++) {
            sales.append("s").append(i).append(',').append(i / 2).append(",,1.00,2024-01-01\n");
        }
        desk.write("sales.csv", sales.toString());
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(150);
    }

    @Test
    void zeroIsNobodyWhereItStandsFarMoreOften() {
        StringBuilder sales = new StringBuilder(SALES);
        for (int i = 0; i < 300; i++) {
            sales.append("s")
                    .append(i)
                    .append(',')
                    .append(i < 20 ? 0 : 1 + i / 2)
                    .append(",,1.00,2024-01-01\n");
        }
        desk.write("sales.csv", sales.toString());
        assertThat(load("sales.csv")).singleElement().asString().contains("20 of 300 records of sales.csv");
        assertThat(desk.data().status().unresolved()).containsEntry("transaction", 20L);
    }

    @Test
    void aRecordKeepsItsOtherKeys() {
        desk.write(
                "sales.csv",
                SALES + "1,guest,ann@x.org,1.00,2024-01-01\n2,guest,bob@x.org,1.00,2024-01-01\n"
                        + "3,101,ann@x.org,1.00,2024-01-01\n4,102,noreply@x.org,1.00,2024-01-01\n"
                        + "5,103,NoReply2@x.org,1.00,2024-01-01\n");
        load("sales.csv");
        assertThat(desk.data().status().unresolved()).isEmpty();
        // Ann with 101, Bob, 102, 103.
        assertThat(desk.rows("customer")).isEqualTo(4);
    }

    @Test
    void aKeyOfSeveralColumnsWithoutOneOfThemIsNobodys() {
        mapping("[email, customer]", "{column: email, missing: [berlin, paris]}");
        desk.write(
                "sales.csv",
                SALES + "1,7,berlin,1.00,2024-01-01\n2,nan,berlin,1.00,2024-01-01\n3,7,paris,1.00,2024-01-01\n"
                        + "4,8,paris,1.00,2024-01-01\n5,NaN,paris,1.00,2024-01-01\n");
        load("sales.csv");
        assertThat(desk.rows("customer")).isEqualTo(3);
        assertThat(desk.data().status().unresolved()).containsEntry("transaction", 2L);
    }

    @Test
    void aKeyFarLargerThanAllOthersIsHeldBack() {
        desk.write("sales.csv", sales(60, many("t", "99999", 70)));
        List<String> notes = load("sales.csv");
        assertThat(desk.rows("customer")).isEqualTo(60);
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("One value of customer (sales.csv, line 122) stands in far more records")
                .contains("70 of 190 records of sales.csv are loaded without that key")
                .contains("shop.customer: {column: customer, missing: [\"99999\"]}")
                .contains("keep: [\"99999\"]");
        mapping("{column: customer, keep: [\"99999\"]}", "email");
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(61);
    }

    @Test
    void twoStandInsOfLikeSizeAreBothHeldBack() {
        desk.write("sales.csv", sales(60, many("t", "99999", 70) + many("u", "88888", 90)));
        load("sales.csv");
        assertThat(desk.rows("customer")).isEqualTo(60);
    }

    @Test
    void aLargeCustomerOfTheListOfCustomersIsOnlyTold() {
        desk.write("sales.csv", sales(60, many("t", "99999", 70)));
        desk.write("people.csv", "customer\n99999\n100\n");
        List<String> notes = load("sales.csv", "people.csv");
        assertThat(desk.rows("customer")).isEqualTo(61);
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("It counts as one customer; if it is a placeholder, write shop.customer: {column: customer,");
    }

    @Test
    void aLargeCustomerAmongFewIsLeftAlone() {
        desk.write("sales.csv", sales(40, many("t", "99999", 70)));
        List<String> notes = load("sales.csv");
        assertThat(desk.rows("customer")).isEqualTo(41);
        assertThat(notes).singleElement().asString().contains("It counts as one customer");
    }

    @Test
    void customersOfEvenlyFallingSizesAreLeftAlone() {
        StringBuilder sales = new StringBuilder(SALES);
        for (int customer = 1; customer <= 120; customer++) {
            sales.append(many("c" + customer + "-", String.valueOf(1000 + customer), 600 / customer));
        }
        desk.write("sales.csv", sales.toString());
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(120);
    }

    private static String many(String id, String customer, int n) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < n; i++) {
            lines.append(id).append(i).append(',').append(customer).append(",,1.00,2024-01-01\n");
        }
        return lines.toString();
    }

    @Test
    void aMailboxThatSeveralCustomersShareJoinsNone() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add("s" + i + "," + (100 + i) + "," + (i < 5 ? "till@myshop.org" : "c" + i + "@x.org")
                    + ",1.00,2024-01-01");
        }
        desk.write("sales.csv", SALES + String.join("\n", lines) + "\n");
        List<String> notes = load("sales.csv");
        // Nobody's sale is lost; the mailbox of the till is a customer of no sale.
        assertThat(desk.data().status().unresolved()).isEmpty();
        assertThat(desk.query("known.sql").longs("is_known_to_sales"))
                .containsOnly(1L, 0L)
                .hasSize(20);
        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith("1 value of shop.email stands beside 3 or more customers of shop.customer, 5 in all")
                .contains("keep: [\"*\"]")
                .doesNotContain("till@myshop.org");
        mapping("customer", "{column: email, keep: [\"*\"]}");
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(8);
    }

    @Test
    void twoNumbersOfOnePersonAreJoined() {
        desk.write(
                "sales.csv",
                SALES
                        + "1,101,ann@x.org,1.00,2024-01-01\n2,102,ann@x.org,1.00,2024-01-01\n3,103,bob@x.org,1.00,2024-01-01\n");
        assertThat(load("sales.csv")).isEmpty();
        assertThat(desk.rows("customer")).isEqualTo(2);
    }

    /** A shop that gives every order a new customer number: the e-mail is the customer. */
    @Test
    void whereManyMailboxesStandBesideSeveralNumbersTheyAreJoinedAndTold() {
        StringBuilder sales = new StringBuilder(SALES);
        for (int i = 0; i < 40; i++) {
            sales.append("s")
                    .append(i)
                    .append(',')
                    .append(100 + i)
                    .append(",c")
                    .append(i % 10)
                    .append("@x.org,1.00,2024-01-01\n");
        }
        desk.write("sales.csv", sales.toString());
        List<String> notes = load("sales.csv");
        assertThat(desk.rows("customer")).isEqualTo(10);
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("10 values of shop.email stand beside")
                .contains("each counts as one customer");
    }
}
