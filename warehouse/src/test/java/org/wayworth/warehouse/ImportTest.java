package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.message.Reject;

/** Law: every record is counted once, whatever is imported again, in parts, or in another order. */
class ImportTest {

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theSameFileAgainChangesNothingAndSaysSince() {
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,20.50,2024-01-02,y\n");
        String version = desk.load("sales.csv").dataVersion();
        ImportResult again = desk.load("sales.csv");
        assertThat(again.changedAnything()).isFalse();
        assertThat(again.files().get(0).alreadyImportedAt()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(again.dataVersion()).isEqualTo(version);
        assertThat(desk.data().status().imports()).hasSize(1);
    }

    @Test
    void anOverlappingExportAddsOnlyWhatIsNewAndUpdatesWhatChanged() {
        desk.write("sales-1.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,20.50,2024-01-02,y\n");
        desk.write(
                "sales-2.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,21.50,2024-01-02,y\n3,c,5.00,2024-01-03,z\n");
        desk.load("sales-1.csv");
        ImportResult.Loaded second = desk.load("sales-2.csv").files().get(0);
        assertThat(List.of(second.read(), second.loaded(), second.rejected(), second.updated()))
                .containsExactly(3L, 2L, 1L, 1L);
        assertThat(second.rejectedBy()).isEqualTo(Map.of(Code.ALREADY_HERE, 1L));
        assertThat(desk.rows("transaction")).isEqualTo(3);
        assertThat(desk.data().status().money()).isEqualTo(Map.of("sale", Map.of("EUR", new BigDecimal("36.50"))));
        Reject reject = desk.data().rejects(second.loadId()).get(0);
        assertThat(reject.line()).isEqualTo(2);
        assertThat(reject.found()).isEqualTo("the same as line 2 of sales-1.csv");
    }

    @Test
    void aRecordThatChangesBackIsAnUpdate() {
        desk.write("sales-1.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
        desk.write("sales-2.csv", Desk.SALES + "1,a,11.00,2024-01-01,x\n");
        desk.write("sales-3.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n\n");
        desk.load("sales-1.csv");
        desk.load("sales-2.csv");
        assertThat(desk.load("sales-3.csv").files().get(0).updated()).isEqualTo(1);
        assertThat(desk.data().status().money()).isEqualTo(Map.of("sale", Map.of("EUR", new BigDecimal("10.00"))));
    }

    @Test
    void withinAFileTheFirstRowOfANameCountsAndOthersAreRejected() {
        desk.write(
                "sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n1,a,10.00,2024-01-01,x\n1,a,12.00,2024-01-01,x\n");
        ImportResult.Loaded file = desk.load("sales.csv").files().get(0);
        assertThat(List.of(file.read(), file.loaded(), file.rejected(), file.updated()))
                .containsExactly(3L, 1L, 2L, 0L);
        assertThat(file.rejectedBy()).isEqualTo(Map.of(Code.ALREADY_HERE, 1L, Code.REPEATED_ROW_KEY, 1L));
        assertThat(desk.rows("transaction")).isEqualTo(1);
        assertThat(desk.data().status().money()).isEqualTo(Map.of("sale", Map.of("EUR", new BigDecimal("10.00"))));
    }

    @Test
    void keysJoinAcrossFilesAndTheRuleIsKept() {
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,1.00,2024-01-05,x\n");
        desk.write("people.csv", Desk.PEOPLE + "a,a@x.org,north,2023-05-05\nb,a@x.org,south,2023-06-06\n");
        desk.write("answers.csv", Desk.ANSWERS + "7,a@x.org,9,2024-02-01 10:00,good,9\n8,z@x.org,1,2024-02-01,,2\n");
        desk.load("sales.csv", "people.csv", "answers.csv");
        assertThat(desk.rows("customer")).isEqualTo(2);
        Columns links = desk.query("links.sql");
        assertThat(links.texts("key")).containsExactly("a", "a@x.org", "b", "z@x.org");
        assertThat(List.of(links.texts("rule"))).contains("shared row in people.csv", "own key");
        long[] customers = links.longs("customer_id");
        assertThat(customers[0]).isEqualTo(customers[1]).isEqualTo(customers[2]).isNotEqualTo(customers[3]);
    }

    @Test
    void aCorrectedKeyUndoesTheWrongLink() {
        desk.write("people-1.csv", Desk.PEOPLE + "a,same@x.org,north,2023-05-05\nb,same@x.org,south,2023-06-06\n");
        desk.write("people-2.csv", Desk.PEOPLE + "b,other@x.org,south,2023-06-06\n");
        desk.load("people-1.csv");
        assertThat(desk.rows("customer")).isEqualTo(1);
        desk.load("people-2.csv");
        assertThat(desk.rows("customer")).isEqualTo(2);
    }

    @Test
    void customersHaveTheSameNumbersInAnyOrderOfFiles(@TempDir Path other) {
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,1.00,2024-01-05,x\n");
        desk.write("people.csv", Desk.PEOPLE + "a,a@x.org,north,2023-05-05\nb,b@x.org,south,2023-06-06\n");
        desk.load("sales.csv");
        desk.load("people.csv");
        try (Desk second = new Desk(other)) {
            second.write("sales.csv", Desk.SALES + "2,b,1.00,2024-01-05,x\n1,a,10.00,2024-01-01,x\n");
            second.write("people.csv", Desk.PEOPLE + "b,b@x.org,south,2023-06-06\na,a@x.org,north,2023-05-05\n");
            second.load("people.csv");
            second.load("sales.csv");
            assertThat(second.query("links.sql").longs("customer_id"))
                    .isEqualTo(desk.query("links.sql").longs("customer_id"));
        }
    }

    @Test
    void oneBadFileLeavesNothingOfAll() throws IOException {
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
        desk.write("people.csv", Desk.PEOPLE + "a,a@x.org,north\n");
        assertThatThrownBy(() -> desk.load("sales.csv", "people.csv"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Code.RAGGED);
                    assertThat(refused.reason().where()).isEqualTo(Message.Place.line("people.csv", 2));
                });
        assertThat(desk.rows("transaction")).isZero();
        assertThat(desk.data().status().imports()).isEmpty();
        try (Stream<Path> raw = Files.list(desk.dataPath().resolve("raw"))) {
            assertThat(raw).isEmpty();
        }
    }

    @Test
    void rejectsSayLineColumnExpectedAndFound() {
        desk.write(
                "sales.csv",
                Desk.SALES + "1,a,10.00,2024-01-01,\"two\nlines\"\n2,b,1.005,2024-01-05,x\n3,c,ten,2024-01-05,x\n"
                        + "4,d,1,2024-02-30,x\n5,,1,2024-02-01,x\n6,f,,2024-02-01,x\n7,g,1,2024-02-01,x\n8,h,1,2024-02-01,x\n"
                        + "9,i,1,2024-02-01,x\n");
        ImportResult.Loaded file = desk.load("sales.csv").files().get(0);
        assertThat(file.loaded() + file.rejected()).isEqualTo(file.read()).isEqualTo(9);
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::column, Reject::code, Reject::found)
                .containsExactly(
                        tuple(4L, "amount", "WW-ING-026", "1.005"),
                        tuple(5L, "amount", "WW-ING-021", "ten"),
                        tuple(6L, "sold_at", "WW-ING-022", "2024-02-30"),
                        tuple(8L, "amount", "WW-ING-020", "a blank cell"));
        assertThat(desk.data().status().unresolved()).isEqualTo(Map.of("transaction", 1L));
    }

    @Test
    void aFileThatMostlyDoesNotFitIsRefusedWithExamples() {
        desk.write("sales.csv", Desk.SALES + "1,a,10,01.02.2024,x\n2,b,1,02.02.2024,x\n3,c,1,2024-02-02,x\n");
        assertThatThrownBy(() -> desk.load("sales.csv"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.MOSTLY_REJECTED))
                .hasMessageContaining("01.02.2024")
                .hasMessageContaining("line 2");
    }

    @Test
    void theStateIsTheSameAfterClosingAndOpening() {
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
        desk.load("sales.csv");
        State before = desk.data().status();
        desk.reopen();
        assertThat(desk.data().status()).isEqualTo(before);
    }

    @Test
    void equalContentHasAnEqualDataVersion(@TempDir Path other) {
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
        desk.write("people.csv", Desk.PEOPLE + "a,a@x.org,north,2023-05-05\n");
        try (Desk second = new Desk(other)) {
            second.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
            second.write("people.csv", Desk.PEOPLE + "a,a@x.org,north,2023-05-05\n");
            assertThat(second.load("people.csv", "sales.csv").dataVersion())
                    .isEqualTo(desk.load("sales.csv", "people.csv").dataVersion());
        }
    }

    @Test
    void observationRunsFromTheFirstRecordToTheLastTransactionOfAll() {
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,1.00,2024-03-05,x\n");
        desk.load("sales.csv");
        Columns periods = desk.query("periods.sql");
        assertThat(periods.texts("starts_on")).containsExactly("2024-01-01", "2024-03-05");
        assertThat(periods.texts("ends_on")).containsExactly("2024-03-05", "2024-03-05");
    }

    @Test
    void aStandInKeyIsSuspectedAndCanBeTakenOut() {
        StringBuilder people = new StringBuilder(Desk.PEOPLE);
        for (int i = 0; i < 120; i++) {
            people.append('c')
                    .append(i)
                    .append(i < 110 ? ",none@none.com" : "," + i + "@x.org")
                    .append(",north,2023-05-05\n");
        }
        desk.write("people.csv", people.toString());
        ImportResult result = desk.load("people.csv");
        assertThat(desk.rows("customer")).isEqualTo(120);
        assertThat(result.notes())
                .singleElement()
                .asString()
                .startsWith(
                        "\"none@none.com\" in email stands for no key of shop.email: 110 of 120 records of people.csv are"
                                + " loaded without that key");
        desk.write(
                "shop.yaml",
                Desk.SHOP.replace(
                        "shop.email: email}\n        attr",
                        "shop.email: {column: email, keep: [none@none.com]}}\n        attr"));
        ImportResult kept = desk.load("people.csv");
        assertThat(desk.rows("customer")).isEqualTo(11);
        assertThat(kept.notes())
                .singleElement()
                .asString()
                .startsWith(
                        "one key of shop.email (people.csv, line 2) joins 110 keys of shop.customer into one customer")
                .doesNotContain("none@none.com");
        desk.write(
                "shop.yaml",
                Desk.SHOP.replace(
                        "shop.email: email}\n        attr",
                        "shop.email: {column: email, missing: [none@none.com]}}\n        attr"));
        ImportResult again = desk.load("people.csv");
        assertThat(desk.rows("customer")).isEqualTo(120);
        assertThat(again.notes()).isEmpty();
    }

    @Test
    void aSaleSaysWhenTheSaleBeforeItInTheSameOrderCame() {
        desk.write(
                "shop.yaml",
                Desk.SHOP.replaceFirst(
                        "keys: \\{shop.customer: customer}",
                        "keys: {shop.customer: customer}\n        episode: {shop.order: {column: order, missing: [none]}}"));
        desk.write("sales.csv", """
                id,order,customer,amount,sold_at,product
                1,A,a,5.00,2024-03-02,third of an order of three
                2,A,a,5.00,2024-01-01,first
                3,A,a,5.00,2024-01-01,second
                4,B,b,5.00,2024-05-05,another customer's
                5,none,a,5.00,2024-01-01,of no order
                6,none,a,5.00,2024-06-01,of no order either
                """);
        desk.load("sales.csv");
        Columns sales = desk.query("orders.sql");
        assertThat(sales.texts("product"))
                .containsExactly(
                        "another customer's",
                        "first",
                        "of no order",
                        "of no order either",
                        "second",
                        "third of an order of three");
        // Of two sales of one moment either may be the first.
        assertThat(List.of(sales.texts("earlier")[1], sales.texts("earlier")[4]))
                .containsExactlyInAnyOrder("none", "2024-01-01");
        assertThat(sales.texts("earlier")[0]).isEqualTo("none");
        assertThat(sales.texts("earlier")[2]).isEqualTo("none");
        assertThat(sales.texts("earlier")[3]).isEqualTo("none");
        assertThat(sales.texts("earlier")[5]).isEqualTo("2024-01-01");
    }

    @Test
    @DisplayName("law: read = loaded + rejected + left out by when:, at import and in the state of the data")
    void whatWhenLeavesOutIsNoReject() {
        desk.write(
                "shop.yaml",
                Desk.SHOP.replace("row_key: id\n", "row_key: id\n        when: {column: product, not: [gift]}\n"));
        desk.write(
                "sales.csv",
                Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,1.00,2024-01-02,gift\n3,c,ten,2024-01-03,x\n"
                        + "4,d,1.00,2024-01-04,gift\n5,e,11.00,2024-01-04,x\n");
        ImportResult result = desk.load("sales.csv");
        ImportResult.Loaded file = result.files().get(0);
        assertThat(List.of(file.read(), file.loaded(), file.rejected(), file.leftOut()))
                .containsExactly(5L, 2L, 1L, 2L);
        assertThat(file.rejectedBy()).doesNotContainKey(Code.LEFT_OUT).hasSize(1);
        assertThat(result.leftOut()).isEqualTo(2);
        State.File known = desk.data().status().imports().get(0).files().get(0);
        assertThat(List.of(known.read(), known.loaded(), known.rejected(), known.leftOut()))
                .containsExactly(5L, 2L, 1L, 2L);
    }
}
