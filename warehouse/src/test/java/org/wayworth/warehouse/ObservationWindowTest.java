package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From when to when silence means that nothing happened. The import is made on 2 January 2026. */
@DisplayName("planted truth: the observation window ends with the records, not with a stray one")
class ObservationWindowTest {

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

    /** Two sales a day over a hundred days from 1 January 2024, to 9 April, and then what else. */
    private void sales(String more) {
        StringBuilder sales = new StringBuilder(Desk.SALES);
        for (int i = 0; i < 200; i++) {
            sales.append(i).append(",c").append(i % 40).append(",5.00,");
            sales.append(LocalDate.of(2024, 1, 1).plusDays(i / 2)).append(",x\n");
        }
        desk.write("sales.csv", sales + more);
        desk.load("sales.csv");
    }

    private String window() {
        Columns rows = desk.query("window.sql");
        assertThat(rows.size()).isEqualTo(1);
        return String.join(
                " ",
                rows.texts("starts_on")[0],
                rows.texts("ends_on")[0],
                rows.texts("basis")[0],
                rows.texts("last_record_on")[0],
                String.valueOf(rows.longs("set_aside")[0]));
    }

    private void mapping(String observedUntil) {
        desk.write("shop.yaml", Desk.SHOP.replace("currency: EUR", "currency: EUR\n" + observedUntil));
    }

    @Test
    void itIsThatOfTheTransactions() {
        sales("");
        assertThat(window()).isEqualTo("2024-01-01 2024-04-09 derived 2024-04-09 0");
    }

    @Test
    void aMistypedYearDoesNotOpenIt() {
        sales("x,c1,5.00,2025-04-05,x\n");
        assertThat(window()).isEqualTo("2024-01-01 2024-04-09 derived 2025-04-05 1");
        Columns periods = desk.query("periods.sql");
        assertThat(periods.texts("ends_on")).hasSize(40).containsOnly("2024-04-09");
    }

    @Test
    void nothingAfterTheImportIsObserved() {
        sales("x,c1,5.00,2034-05-01,x\ny,c2,5.00,2099-01-02,x\n");
        assertThat(window()).isEqualTo("2024-01-01 2024-04-09 derived 2099-01-02 2");
    }

    @Test
    void aSmallFileWithADateInTheFutureEndsAtTheImport() {
        desk.write("sales.csv", Desk.SALES + "1,a,5.00,2024-01-01,x\n2,a,5.00,2034-05-01,x\n3,b,5.00,2024-03-01,x\n");
        desk.load("sales.csv");
        assertThat(window()).isEqualTo("2024-01-01 2024-03-01 derived 2034-05-01 1");
    }

    /** Of fewer than a hundred sales a hundredth is none at all. */
    @Test
    void aSingleSaleOfAFewIsSetApartByMoreThanAYear() {
        StringBuilder sales = new StringBuilder(Desk.SALES);
        for (int i = 0; i < 60; i++) {
            sales.append(i).append(",c").append(i % 9).append(",5.00,");
            sales.append(LocalDate.of(2023, 1, 1).plusDays(5 * i)).append(",x\n");
        }
        desk.write("sales.csv", sales + "x,c1,5.00,2025-05-01,x\n");
        desk.load("sales.csv");
        assertThat(window()).isEqualTo("2023-01-01 2023-10-23 derived 2025-05-01 1");
    }

    @Test
    void theZeroOfAClockIsNoBeginning() {
        sales("x,c1,5.00,1970-01-01,x\ny,c2,5.00,1970-01-01,x\nz,c3,5.00,1900-01-01,x\n");
        assertThat(window()).isEqualTo("2024-01-01 2024-04-09 derived 2024-04-09 3");
        assertThat(desk.query("periods.sql").texts("starts_on")[0]).isEqualTo("2024-01-01");
    }

    @Test
    void straysAtBothEndsAreSetAsideTogether() {
        sales("x,c1,5.00,2004-01-01,x\ny,c1,5.00,2025-04-05,x\n");
        assertThat(window()).isEqualTo("2024-01-01 2024-04-09 derived 2025-04-05 2");
    }

    @Test
    void aTailOfMoreThanOneInAHundredIsBusiness() {
        sales("x,c1,5.00,2025-04-05,x\ny,c1,5.00,2025-04-05,x\nz,c1,5.00,2025-04-06,x\n");
        assertThat(window()).isEqualTo("2024-01-01 2025-04-06 derived 2025-04-06 0");
    }

    @Test
    void theMappingsWordHoldsButNotPastTheImport() {
        mapping("observed_until: 2024-12-31");
        sales("x,c1,5.00,2025-04-05,x\n");
        assertThat(window()).isEqualTo("2024-01-01 2024-12-31 source 2025-04-05 1");
        desk.close();
    }

    @Test
    void aWordPastTheImportEndsAtTheImport() {
        mapping("observed_until: 2030-12-31");
        sales("");
        assertThat(window()).isEqualTo("2024-01-01 2026-01-02 source 2024-04-09 0");
    }

    @Test
    void theLastDayOfTheMappingEndsInItsTimeZone() {
        mapping("time_zone: America/New_York\nobserved_until: 2024-12-31");
        sales("x,c1,5.00,2024-12-31 23:00,x\ny,c1,5.00,2025-01-01 01:00,x\n");
        assertThat(window()).isEqualTo("2024-01-01 2024-12-31 source 2025-01-01 1");
    }

    @Test
    void aSecondMappingWithoutSalesDoesNotMoveIt() {
        mapping("observed_until: 2024-03-31");
        sales("");
        desk.write("shop.yaml", Desk.SHOP.replace("mapping: shop", "mapping: survey"));
        desk.write("answers.csv", Desk.ANSWERS + "7,a@x.org,9,2025-02-01 10:00,good,9\n");
        desk.load("answers.csv");
        assertThat(window()).isEqualTo("2024-01-01 2024-03-31 source 2024-04-09 18");
    }

    @Test
    void contractsAndAnswersAloneHaveAWindow() {
        desk.write("shop.yaml", CONTRACTS);
        desk.write("contracts.csv", """
                customer,id,from,until,ended
                a,1,2023-02-01,,no
                b,2,2023-03-01,2024-05-05,yes
                c,3,2024-01-01,2029-12-31,no
                """);
        desk.write("answers.csv", "id,customer,score,at\n1,a,5,2024-06-07 10:00\n2,z,5,2033-06-07 10:00\n");
        desk.load("contracts.csv", "answers.csv");
        assertThat(window()).isEqualTo("2023-02-01 2024-06-07 derived 2033-06-07 0");
        Columns periods = desk.query("periods.sql");
        assertThat(periods.texts("starts_on")).containsExactly("2023-02-01", "2023-03-01", "2024-01-01");
        assertThat(periods.texts("ends_on")).containsOnly("2024-06-07");
    }

    @Test
    void contractsAloneAreObservedAsLongAsTheMappingSays() {
        desk.write("shop.yaml", CONTRACTS.replace("files:", "observed_until: 2024-03-03\nfiles:"));
        desk.write(
                "contracts.csv", "customer,id,from,until,ended\na,1,2023-02-01,,no\nb,2,2023-03-01,2024-05-05,yes\n");
        desk.load("contracts.csv");
        assertThat(window()).isEqualTo("2023-02-01 2024-03-03 source 2024-05-05 0");
    }

    @Test
    void answersAloneHaveNone() {
        desk.write("answers.csv", Desk.ANSWERS + "7,a@x.org,9,2025-02-01 10:00,good,9\n");
        desk.load("answers.csv");
        assertThat(window()).isEqualTo("none none none none 0");
        assertThat(desk.rows("observation_period")).isZero();
    }

    private static final String CONTRACTS = """
            mapping: tenants
            files:
              - match: contracts.csv
                loads:
                  - table: contract
                    keys: {shop.customer: customer}
                    contract: {shop.contract: id}
                    columns: {started_on: from, ended_on: until, is_ended: ended}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {shop.customer: customer}
                    columns:
                      survey: {value: after}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: at
            """;
}
