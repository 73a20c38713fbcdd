package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("planted truth: contracts as of a day")
class FactsOfContractsTest {

    private static final String DAY = "2024-06-30";

    @TempDir
    static Path tmp;

    private static FactWorld world;

    /**
     * Gil renews each year; hal's ends on the day, and he comes back ten days later; ivy's ended nobody knows when; jon has two
     * that overlap; kim came and went, and came again; lea's begins later; of mel nobody knows when it began.
     */
    @BeforeAll
    static void open() {
        world = new FactWorld(tmp)
                .with("people", "dan,2024-06-01")
                .with("answers", "n1,cat,relationship,0,10,9,2024-01-10 12:00")
                .with("contracts", """
                        g1,gil,2022-03-01,2023-02-28,yes
                        g2,gil,2023-03-01,2024-02-29,yes
                        g3,gil,2024-03-01,2024-12-31,yes
                        h1,hal,2022-05-01,2024-06-30,yes
                        h2,hal,2024-07-10,,no
                        i1,ivy,2023-01-01,,yes
                        j1,jon,2022-01-01,2024-12-31,yes
                        j2,jon,2023-01-01,2023-12-31,yes
                        k1,kim,2022-01-01,2022-06-30,yes
                        k2,kim,2023-01-01,2023-06-30,yes
                        k3,kim,2024-06-01,,no
                        l1,lea,2024-07-01,,no
                        m1,mel,,2025-03-31,yes
                        """)
                .load();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static void check(String customer, String day, String running, String age, String ended) {
        assertThat(world.fact(customer, "is_contract_running", day)).isEqualTo(running);
        assertThat(world.fact(customer, "contract_age_days", day)).isEqualTo(age);
        assertThat(world.fact(customer, "contracts_ended", day)).isEqualTo(ended);
    }

    /** 1 March 2022 to 30 June 2024. */
    @Test
    void aContractThatIsRenewedGoesOnAndHasNotEnded() {
        check("gil", DAY, "yes", "852", "0");
    }

    /** Between the two nobody knew that he would come back. */
    @Test
    void aContractHasEndedOnItsLastDayUntilItIsRenewed() {
        check("hal", "2024-06-29", "yes", "790", "0");
        check("hal", DAY, "no", "blank", "1");
        check("hal", "2024-07-09", "no", "blank", "1");
        check("hal", "2024-07-10", "yes", "801", "0");
    }

    @Test
    void whatEndedNobodyKnowsWhenIsBlank() {
        check("ivy", DAY, "blank", "blank", "blank");
    }

    @Test
    void contractsThatOverlapAreOne() {
        check("jon", DAY, "yes", "911", "0");
    }

    @Test
    void whoCameAgainAfterLongHasEndedBefore() {
        check("kim", DAY, "yes", "29", "2");
        check("kim", "2023-03-31", "yes", "89", "1");
    }

    @Test
    void whoHasNoneIsKnownToHaveNoneOnlyWhereSalesKnowTheCustomer() {
        check("dan", DAY, "no", "blank", "0");
        check("cat", DAY, "blank", "blank", "blank");
        check("lea", DAY, "blank", "blank", "blank");
        check("lea", "2024-07-01", "yes", "0", "0");
    }

    @Test
    void ofAContractThatBeganNobodyKnowsWhenNothingIsSaidUntilItEnds() {
        check("mel", DAY, "blank", "blank", "blank");
        check("mel", "2025-03-31", "no", "blank", "1");
    }

    /** There are no sales on record at all. */
    @Test
    void whereNothingIsSoldOrdersAreNotKnownToBeNone() {
        assertThat(world.fact("gil", "orders_365", DAY)).isEqualTo("blank");
        assertThat(world.fact("gil", "is_known_to_sales", DAY)).isEqualTo("yes");
        assertThat(world.warehouse().knownFacts().facts().stream()
                        .map(one -> one.fact().name()))
                .contains("is_contract_running", "contracts_ended", "last_rating")
                .doesNotContain("orders_365", "contacts_365");
    }
}
