package org.wayworth.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.analytics.Worlds.check;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.DataFolder;

/** Contracts and nothing else: how long they last cannot be learnt from those that still run. */
@DisplayName("planted truth: an export of running contracts does not say how long contracts last")
class ContractSurvivorsTest {

    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 6, 30);

    private static final String MAPPING = """
            mapping: club
            observed_until: 2024-06-30
            files:
              - match: contracts.csv
                loads:
                  - table: contract
                    row_key: id
                    keys: {club.member: member}
                    contract: {club.contract: id}
                    columns: {started_on: from, ended_on: to, is_ended: left}
            """;

    @Test
    void whereThoseThatEndedAreMissingItIsRefused() {
        Outcome.Refusal refusal = Worlds.refusal(new LifetimeAnalysis(), Map.of(), club(false), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SURVIVORS_ONLY);
        assertThat(refusal.have()).startsWith("Nobody ever stopped in these data: of ");
        assertThat(refusal.next()).isEqualTo("Export all contracts, those that have ended included.");
        assertThat(refusal.checks()).extracting(each -> each.verdict()).containsExactly(Verdict.FAILED);
    }

    @Test
    void whereTheyAreThereItIsAnswered() {
        Finding lasting =
                Worlds.answer(new LifetimeAnalysis(), Map.of(), club(true), 1).headline();
        assertThat(check(lasting, "survivorship").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(lasting.base().observed()).hasValueSatisfying(observed -> {
            assertThat(observed.from()).isEqualTo(START);
            assertThat(observed.until()).isEqualTo(END);
        });
    }

    /** @param withEnded whether contracts that ended are in the export */
    private static DataFolder club(boolean withEnded) {
        Random random = new Random(8);
        StringBuilder contracts = new StringBuilder("id,member,from,to,left\n0,m0," + START + ",,no\n");
        for (int i = 1; i < 1_500; i++) {
            LocalDate from = START.plusDays(random.nextInt(1_000));
            LocalDate to = from.plusDays(30 + (long) (-Math.log(random.nextDouble()) * 500));
            boolean isEnded = !to.isAfter(END);
            if (withEnded || !isEnded) {
                contracts.append(i + ",m" + i + "," + from + "," + (isEnded ? to + ",yes" : ",no") + "\n");
            }
        }
        return Worlds.written(
                "club " + withEnded, Map.of("contracts.csv", contracts.toString(), "club.yaml", MAPPING), "club.yaml");
    }
}
