package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Reject;

@DisplayName("law: the total at the foot of an export is no sale")
class TotalRowTest {

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

    private void money(String sum) {
        assertThat(desk.data().status().money()).isEqualTo(Map.of("sale", Map.of("EUR", new BigDecimal(sum))));
    }

    @Test
    void theSumOfAllOthersIsRejected() {
        desk.write(
                "sales.csv",
                Desk.SALES + "1,a,10.00,2024-01-05,x\n2,b,20.00,2024-01-06,y\n3,c,-5.00,2024-01-07,z\n4,,7.00,,w\n"
                        + "Total,,32.00,,\n");
        ImportResult result = desk.load("sales.csv");
        assertThat(result.files().get(0).rejectedBy()).isEqualTo(Map.of(Code.TOTAL_ROW, 1L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::code, Reject::found)
                .containsExactly(
                        tuple(6L, "WW-ING-036", "EUR 32.00 without customer and date, the sum of 4 other rows"));
        money("32.00");
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void oneThatTellsItselfTwiceIsRejectedTwice() {
        desk.write(
                "sales.csv",
                Desk.SALES + "1,a,10.00,2024-01-05,x\n2,b,20.00,2024-01-06,y\nTotal,,30.00,,\nGrand total,,30,,\n");
        assertThat(desk.load("sales.csv").files().get(0).rejectedBy()).isEqualTo(Map.of(Code.TOTAL_ROW, 2L));
        money("30.00");
    }

    @Test
    void aSubtotalIsNotedAndStays() {
        desk.write(
                "sales.csv",
                Desk.SALES + "1,a,10.00,2024-01-05,x\n2,b,20.00,2024-01-06,y\nNorth,,30.00,,\n3,c,5.00,2024-01-07,z\n"
                        + "4,d,6.00,2024-01-07,z\nSouth,,11.00,,\n5,e,1.00,2024-01-07,z\n");
        ImportResult result = desk.load("sales.csv");
        assertThat(result.rejected()).isZero();
        assertThat(result.notes())
                .containsExactly(
                        "sales.csv, line 4: EUR 30.00 without customer and date is the sum of the 2 rows above it; if it is a"
                                + " subtotal, leave it out with when: in the mapping",
                        "sales.csv, line 7: EUR 11.00 without customer and date is the sum of the 2 rows above it; if it is a"
                                + " subtotal, leave it out with when: in the mapping");
        assertThat(desk.data().status().notes()).isEqualTo(result.notes());
    }

    /** The word may stand where the customer should, with or without a date: a total in any language. */
    @Test
    void aCustomerCalledATotalIsNoneWhereTheAmountIsTheSum() {
        desk.write(
                "sales.csv",
                Desk.SALES + "1,a,10.00,2024-01-05,x\n2,b,20.00,2024-01-06,y\n9,Gesamtsumme:,30.00,2024-01-31,\n");
        desk.write(
                "sales-2.csv",
                Desk.SALES + "11,a,1.00,2024-01-05,x\n12,b,2.00,2024-01-06,y\n19,Total,3.50,2024-01-31,\n");
        assertThat(desk.load("sales.csv").files().get(0).rejectedBy()).isEqualTo(Map.of(Code.TOTAL_ROW, 1L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::found)
                .containsExactly(tuple(4L, "EUR 30.00 of a customer who is called a total, the sum of 2 other rows"));
        assertThat(desk.load("sales-2.csv").rejected()).isZero();
        money("36.50");
    }

    /** The foot of an export sums what stands above it, whether or not it can be loaded. */
    @Test
    void theSumIsThatOfAllRecordsThatWereRead() {
        desk.write(
                "sales.csv",
                Desk.SALES
                        + "1,a,10.00,2024-01-05,x\n2,b,20.00,2024-01-06,y\n3,c,30.00,2024-31-99,z\n2,b,5.00,2024-01-06,y\n"
                        + "9,Total,65.00,,\n");
        desk.write(
                "sales-2.csv",
                Desk.SALES
                        + "11,a,10.00,2024-01-05,x\n12,b,20.00,2024-01-06,y\n13,c,30.00,2024-31-99,z\n19,,60.00,,\n");
        ImportResult result = desk.load("sales.csv", "sales-2.csv");
        assertThat(result.files())
                .extracting(ImportResult.Loaded::fileName, ImportResult.Loaded::rejectedBy)
                .containsExactly(
                        tuple("sales-2.csv", Map.of(Code.DATE, 1L, Code.TOTAL_ROW, 1L)),
                        tuple("sales.csv", Map.of(Code.DATE, 1L, Code.REPEATED_ROW_KEY, 1L, Code.TOTAL_ROW, 1L)));
        assertThat(desk.data().rejects(""))
                .filteredOn(reject -> reject.code().equals(Code.TOTAL_ROW.id()))
                .extracting(Reject::found)
                .containsExactlyInAnyOrder(
                        "EUR 65.00 of a customer who is called a total, the sum of 4 other rows",
                        "EUR 60.00 without customer and date, the sum of 3 other rows");
        money("60.00");
    }

    /** What cannot be read may be what is missing from the sum, if it is no more than that. */
    @Test
    void aTotalIsKnownByItsNameWhereAnAmountCannotBeRead() {
        desk.write(
                "sales.csv",
                Desk.SALES
                        + "1,a,1250.00,2024-01-05,x\n2,b,10.00,2024-01-06,y\n3,c,20.00,2024-01-06,y\n4,d,oops,2024-01-07,z\n"
                        + "5,Total,1310.00,,\n");
        ImportResult result = desk.load("sales.csv");
        assertThat(result.files().get(0).rejectedBy()).isEqualTo(Map.of(Code.NUMBER, 1L, Code.TOTAL_ROW, 1L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::found)
                .contains(tuple(
                        6L,
                        "EUR 1310.00 of a customer who is called a total, nearly the sum of 3 other rows (1 more could not be"
                                + " read)"));
        assertThat(result.coverage().buyers()).isEqualTo(Map.of("EUR", 3L));
        money("1280.00");
    }

    @Test
    void aCustomerCalledATotalWhoIsLoadedIsNamed() {
        String sales = Desk.SALES + "1,a,10.00,2024-01-05,x\n2,b,20.00,2024-01-06,y\n9,Total,95.00,2024-01-31,\n"
                + "10,Total,5.00,2024-02-01,\n";
        desk.write("sales.csv", sales);
        ImportResult result = desk.load("sales.csv");
        assertThat(result.rejected()).isZero();
        assertThat(result.notes())
                .containsExactly(
                        "sales.csv, line 4: a customer is called Total, as a total is, and is loaded with 2 records,"
                                + " since no amount is the sum of the others; if it is no customer, leave it out with when: in the"
                                + " mapping, else write keep: [Total] beside the column of its key");
        assertThat(desk.data().status().notes()).isEqualTo(result.notes());
        desk.write(
                "shop.yaml",
                Desk.SHOP.replace(
                        "keys: {shop.customer: customer}\n        columns: {kind",
                        "keys: {shop.customer: {column: customer, keep: [Total]}}\n        columns: {kind"));
        desk.write("sales-3.csv", Desk.SALES + "21,e,1.00,2024-01-05,x\n");
        assertThat(desk.load("sales-3.csv").notes()).noneMatch(note -> note.contains("called Total"));
    }

    /** A sale that happens to be the sum of the others is one if it says whose or when it is. */
    @Test
    void whatSaysWhoseOrWhenItIsStays() {
        desk.write(
                "sales.csv",
                Desk.SALES + "1,a,10.00,2024-01-05,x\n2,b,20.00,2024-01-06,y\n3,c,30.00,,\n4,,60.00,2024-01-06,\n"
                        + "5,,0.00,,\n6,,3.00,,\n");
        ImportResult result = desk.load("sales.csv");
        assertThat(result.rejected()).isZero();
        assertThat(result.notes()).isEmpty();
        money("123.00");
    }

    @Test
    void twoSalesAloneAreNoTotalOfEachOther() {
        desk.write("sales.csv", Desk.SALES + "1,,10.00,,x\n2,,10.00,,y\n");
        assertThat(desk.load("sales.csv").rejected()).isZero();
        money("20.00");
    }
}
