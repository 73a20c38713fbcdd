package org.wayworth.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Interval;
import org.wayworth.vocabulary.Check.Verdict;

/** Planted truth over many worlds of contracts with a fee, and laws of their value. */
@Tag("long")
@DisplayName("planted truth and law: what running contracts bring")
class ContractCoverageTest {

    private static final int WORLDS = 100;

    /** 95%, less three standard errors of a share of a hundred; no more misses on one side than 2.5% and three of its own. */
    @Test
    void theIntervalHoldsWhatComesAndMissesOnNeitherSide() {
        int below = 0;
        int above = 0;
        int passed = 0;
        double ratio = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ContractWorld world = new ContractWorld(seed, 500, 2, 0, 1_000);
            RunningContractsStudy study =
                    world.study(100, Optional.empty(), seed).get();
            below += world.comes() < study.total().low() ? 1 : 0;
            above += world.comes() > study.total().high() ? 1 : 0;
            passed += study.moneyTest().isPassed() ? 1 : 0;
            ratio += study.now().total().value() / world.comes() / WORLDS;
        }
        String seen = below + " below, " + above + " above, ratio " + ratio + ", passed " + passed;
        assertThat(below + above).as(seen).isLessThanOrEqualTo(11);
        assertThat(below).as(seen).isLessThanOrEqualTo(7);
        assertThat(above).as(seen).isLessThanOrEqualTo(7);
        assertThat(ratio).as(seen).isCloseTo(1, within(0.02));
        assertThat(passed).as(seen).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aDoubleFeeDoublesTheValueAndItsInterval() {
        RunningContractsStudy once = new ContractWorld(5, 500, 2, 0, 1_000)
                .study(100, Optional.empty(), 1)
                .get();
        RunningContractsStudy twice = new ContractWorld(5, 500, 2, 0, 2_000)
                .study(100, Optional.empty(), 1)
                .get();
        // Fees are whole pence, so that a double fee is double to half a penny in twenty pounds.
        assertThat(twice.now().total().value() / once.now().total().value()).isCloseTo(2, within(1e-3));
        assertThat(twice.total().high() / once.total().high()).isCloseTo(2, within(1e-3));
    }

    @Test
    void moneyFollowsItsUnitAndTheMargin() {
        ContractWorld world = new ContractWorld(6, 500, 2, 0, 1_000);
        double pounds =
                world.study(100, Optional.empty(), 1).get().now().total().value();
        Interval interval = world.study(100, Optional.empty(), 1).get().total();
        assertThat(world.study(1_000, Optional.empty(), 1).get().now().total().value())
                .isCloseTo(pounds / 10, within(1e-9 * pounds));
        assertThat(world.study(100, Optional.of(0.25), 1).get().now().total().value())
                .isCloseTo(pounds / 4, within(1e-9 * pounds));
        assertThat(world.study(100, Optional.of(0.25), 1).get().total().low())
                .isCloseTo(interval.low() / 4, within(1e-9 * pounds));
    }

    /** Fader and Hardie (2010): where contracts differ, those that have run longer can be expected to stay longer. */
    @Test
    void olderContractsStayLongerWhereContractsDiffer() {
        ContractForecast now = new ContractWorld(7, 4_000, 1, 0, 1_000)
                .study(100, Optional.empty(), 1)
                .get()
                .now();
        assertThat(now.stay(8, 12)).isGreaterThan(1.1 * now.stay(0, 4));
        assertThat(now.stay(0, 4)).isLessThan(8.03);
    }

    @Test
    void laterContractsThatLeaveSoonerAreFound() {
        ContractCohorts cohorts = cohorts(new ContractWorld(8, 4_000, 2, 0.6, 1_000));
        assertThat(cohorts.trend().orElseThrow().high()).isNegative();
        assertThat(cohorts.check().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(cohorts.check().found()).contains("quarters");
    }

    @Test
    void laterContractsThatStayLongerAreFound() {
        assertThat(cohorts(new ContractWorld(9, 4_000, 2, -0.6, 1_000))
                        .trend()
                        .orElseThrow()
                        .low())
                .isPositive();
    }

    /** At 95%, one in twenty null worlds; three standard errors above that. */
    @Test
    void whereLaterContractsAreLikeEarlierOnesNothingIsSaid() {
        int said = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ContractCohorts cohorts = cohorts(new ContractWorld(1_000 + seed, 500, 2, 0, 1_000));
            said += cohorts.trend().isEmpty() ? 0 : 1;
        }
        assertThat(said).isLessThanOrEqualTo(11);
    }

    private static ContractCohorts cohorts(ContractWorld world) {
        return ContractCohorts.of(world.rows(100), ContractWorld.START, ContractWorld.END)
                .orElseThrow();
    }
}
