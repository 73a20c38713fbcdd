package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Reject;

@DisplayName("message: the days of a contract must agree with each other and with its status")
class ContractDaysTest {

    private static final String CONTRACTS = """
            mapping: club
            observed_until: 2024-12-30
            files:
              - match: contracts*.csv
                loads:
                  - table: contract
                    row_key: no
                    keys: {club.member: member}
                    contract: {club.contract: contract}
                    columns:
                      started_on: start
                      ended_on: {column: end, missing: ["-"]}
                      is_ended: {column: ended, codes: {"y": "true", "n": "false"}}
            """;

    private static final String HEADER = "no,member,contract,start,end,ended\n";

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
        desk.write("shop.yaml", CONTRACTS);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aContractThatEndsBeforeItBeginsIsRejected() {
        desk.write(
                "contracts.csv",
                HEADER
                        + "1,a,k1,2023-03-01,2024-02-29,y\n2,b,k2,2023-03-01,2023-02-28,y\n3,c,k3,2023-03-01,2023-03-01,y\n"
                        + "4,d,k4,2023-03-01,-,n\n5,e,k5,,2023-02-01,y\n");
        ImportResult result = desk.load("contracts.csv");
        assertThat(result.files().get(0).rejectedBy()).isEqualTo(Map.of(Code.CONTRACT_DAYS, 1L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::column, Reject::code, Reject::expected, Reject::found)
                .containsExactly(
                        tuple(3L, "end", "WW-ING-037", "end must not lie before start, 2023-03-01", "2023-02-28"));
        assertThat(desk.rows("contract")).isEqualTo(4);
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void aContractThatRunsThoughItsLastDayIsPastIsTold() {
        desk.write(
                "contracts.csv",
                HEADER
                        + "1,a,k1,2023-03-01,2024-02-29,y\n2,b,k2,2023-03-01,2024-02-28,n\n3,c,k3,2023-03-01,2024-12-29,n\n"
                        + "4,d,k4,2023-03-01,2024-12-30,n\n5,e,k5,2023-04-01,2025-03-31,n\n");
        ImportResult result = desk.load("contracts.csv");
        assertThat(result.rejected()).isZero();
        assertThat(result.notes())
                .containsExactly(
                        "2 contracts are marked as not ended (is_ended), with a last day before 30 December 2024, up to"
                                + " which is observed (the first in contracts.csv, line 3): correct ended_on or the status at the"
                                + " source; if the last days are right, leave is_ended out of the mapping");
        assertThat(desk.data().status().notes()).isEqualTo(result.notes());
    }

    /** The first day in one record, the last in another. */
    @Test
    void daysThatSeveralRecordsSayTogetherAreTold() {
        desk.write("contracts-1.csv", HEADER + "1,a,k1,2023-03-01,-,n\n2,b,k2,2023-03-01,-,n\n");
        desk.write("contracts-2.csv", HEADER + "11,a,k1,,2023-02-01,y\n");
        assertThat(desk.load("contracts-1.csv", "contracts-2.csv").notes())
                .containsExactly(
                        "1 contract ends before it begins, as several records together say (contracts-2.csv, line 2):"
                                + " correct started_on or ended_on at the source");
    }
}
