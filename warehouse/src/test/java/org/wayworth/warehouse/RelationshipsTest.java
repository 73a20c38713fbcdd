package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who renews a contract has not left, also where the renewal is a record of its own. */
@DisplayName("planted truth: contracts that follow one another are one relationship")
class RelationshipsTest {

    private static final String MAPPING = """
            mapping: shop
            files:
              - match: contracts.csv
                loads:
                  - table: contract
                    keys: {shop.customer: customer}
                    contract: {shop.contract: id}
                    columns: {started_on: from, ended_on: until, is_ended: ended}
            """;

    @TempDir
    Path tmp;

    @Test
    void aRenewalOnTheNextDayGoesOn() {
        assertThat(relationships("""
                        a1,ann,2022-01-01,2022-12-31,yes
                        a2,ann,2023-01-01,2023-12-31,yes
                        a3,ann,2024-01-01,,no
                        """)).containsExactly("a1 2022-01-01 none runs 3");
    }

    /** 31 days after 2022-12-31 is 2023-01-31. */
    @Test
    void aGapOfThirtyOneDaysIsARenewalAndOneOfThirtyTwoIsNot() {
        assertThat(relationships("""
                        a1,ann,2022-01-01,2022-12-31,yes
                        a2,ann,2023-01-31,2023-12-31,yes
                        b1,ben,2022-01-01,2022-12-31,yes
                        b2,ben,2023-02-01,2023-12-31,yes
                        """))
                .containsExactly(
                        "a1 2022-01-01 2023-12-31 ended 2",
                        "b1 2022-01-01 2022-12-31 ended 1",
                        "b2 2023-02-01 2023-12-31 ended 1");
    }

    /** The second lies within the first, and the third follows the first, not the second. */
    @Test
    void whatOverlapsIsOneUpToTheLastDayOfAll() {
        assertThat(relationships("""
                        a1,ann,2022-01-01,2022-12-31,yes
                        a2,ann,2022-02-01,2022-03-01,yes
                        a3,ann,2023-01-10,2023-06-30,yes
                        """)).containsExactly("a1 2022-01-01 2023-06-30 ended 3");
    }

    @Test
    void customersAreNotMixedAndContractsOfNobodyStandAlone() {
        assertThat(relationships("""
                        a1,ann,2022-01-01,2022-12-31,yes
                        b1,ben,2023-01-01,2023-12-31,yes
                        n1,,2022-01-01,2022-12-31,yes
                        n2,,2023-01-01,,no
                        """))
                .containsExactly(
                        "a1 2022-01-01 2022-12-31 ended 1",
                        "b1 2023-01-01 2023-12-31 ended 1",
                        "n1 2022-01-01 2022-12-31 ended 1",
                        "n2 2023-01-01 none runs 1");
    }

    /** A contract that ended nobody knows when joins a later one only where that begins within a month of its first day. */
    @Test
    void anEndThatNobodyKnowsIsNotMadeUp() {
        assertThat(relationships("""
                        a1,ann,2022-01-01,,yes
                        a2,ann,2023-01-01,,no
                        b1,ben,2022-01-01,2022-12-31,yes
                        b2,ben,2023-01-01,,yes
                        c1,cat,,2022-12-31,yes
                        """))
                .containsExactly(
                        "a1 2022-01-01 none ended 1", "a2 2023-01-01 none runs 1", "b1 2022-01-01 none ended 2");
    }

    private List<String> relationships(String contracts) {
        Desk desk = new Desk(tmp);
        try {
            desk.write("shop.yaml", MAPPING);
            desk.write("contracts.csv", "id,customer,from,until,ended\n" + contracts);
            desk.load("contracts.csv");
            Columns rows = desk.query("relationships.sql");
            List<String> found = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                String contract = rows.texts("contract")[i];
                found.add(contract.substring(contract.lastIndexOf(':') + 1) + " " + rows.texts("started_on")[i] + " "
                        + rows.texts("ended_on")[i] + " " + rows.texts("state")[i] + " "
                        + rows.longs("n_contracts")[i]);
            }
            return found;
        } finally {
            desk.close();
        }
    }
}
