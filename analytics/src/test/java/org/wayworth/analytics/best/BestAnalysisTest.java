package org.wayworth.analytics.best;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and real data. */
@Tag("long")
@DisplayName("planted truth: best")
class BestAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final double POUNDS_PER_POINT = 6.00;

    @Test
    void theSharesOfAllTenthsAddUp() {
        Ranking tenths = (Ranking)
                answer(Worlds.company(COMPANY), Map.of()).headline().exhibits().get(0);
        double sum = tenths.bars().stream()
                .mapToDouble(bar -> bar.measured().value())
                .sum();
        assertThat(sum).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(tenths.bars().get(0).measured().value())
                .isGreaterThan(tenths.bars().get(9).measured().value());
    }

    /** truth.md: customers aged 60 and over spend more, those of 18 to 29 less; region moves nothing. */
    @Test
    void findsWhoWasPlantedToSpendMore() {
        Finding traits = about(Worlds.company(COMPANY), Map.of(), "among the best customers than among the others");
        assertThat(traits.grade()).isEqualTo(Grade.UNADJUSTED);
        Ranking ranking = (Ranking) traits.exhibits().get(0);
        assertThat(bar(ranking, "age band 60+").low()).isPositive();
        assertThat(bar(ranking, "age band 18-29").high()).isNegative();
        assertThat(ranking.bars())
                .filteredOn(bar -> bar.label().startsWith("region"))
                .allMatch(bar -> bar.label().endsWith("(not clear)"));
    }

    /** £6 a point is planted for every customer of every kind, so for the best as well. */
    @Test
    void findsThePlantedPoundsPerPointAmongTheBest() {
        Measured worth = about(Worlds.company(COMPANY), Map.of("top-share", "0.5"), "Among the best")
                .estimate()
                .orElseThrow();
        assertThat(worth.low()).isLessThan(POUNDS_PER_POINT);
        assertThat(worth.high()).isGreaterThan(POUNDS_PER_POINT);
    }

    @Test
    void findsNothingAfterwardsInTheNullWorld() {
        Finding finding = about(Worlds.company(COMPANY.in(World.NULL)), Map.of("top-share", "0.5"), "Among the best");
        assertThat(finding.statement().text()).contains("no clear difference");
    }

    /** Ratings are dealt with as linkage deals with them: what they cannot have moved, and who can be compared. */
    @Test
    void doubtsWhatItSaysOfTheBest() {
        Finding finding = about(Worlds.company(COMPANY), Map.of("top-share", "0.5"), "Among the best");
        assertThat(finding.checks())
                .extracting(Check::name)
                .containsExactly(
                        "time order",
                        "decided before",
                        "placebo outcome",
                        "survivorship",
                        "changed keys",
                        "shuffled ratings",
                        "overlap",
                        "balance",
                        "two methods",
                        "unmeasured confounder");
        assertThat(finding.checks())
                .filteredOn(
                        check -> check.name().equals("overlap") || check.name().equals("balance"))
                .allMatch(Check::passed);
        assertThat(finding.base().drops().get(0).n()).isPositive();
    }

    @Test
    void asksForDaysBeforeTheRatings() {
        assertThatThrownBy(() -> answer(Worlds.company(COMPANY), Map.of("period-days", "60")))
                .hasMessageContaining("recent-days must be less than period-days");
    }

    @Test
    void aLargerTierBringsALargerShare() {
        DataFolder data = Worlds.company(COMPANY);
        Measured fifth = answer(data, Map.of()).headline().estimate().orElseThrow();
        Measured half =
                answer(data, Map.of("top-share", "0.5")).headline().estimate().orElseThrow();
        assertThat(half.value()).isGreaterThan(fifth.value()).isGreaterThan(0.5);
    }

    @Test
    void refusesPeriodsThatTheRecordsDoNotHold() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("period-days", "800"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NOT_OBSERVED_LONG_ENOUGH);
        assertThat(refusal.need()).contains("1,600");
        assertThat(refusal.next()).contains("a period of at most");
    }

    @Test
    void refusesATierOfTooFew() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("top-share", "0.01"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.TOO_FEW);
        assertThat(refusal.need()).contains("100");
    }

    @Test
    void comesOutTheSameToTheLastDigit() {
        DataFolder data = Worlds.company(COMPANY);
        assertThat(Worlds.askAfresh(new BestAnalysis(), Map.of(), data, 1))
                .isEqualTo(Worlds.ask(new BestAnalysis(), Map.of(), data, 1));
    }

    /** Without attributes or feedback only the concentration can be told. */
    @Tag("larger")
    @Test
    void onCdnowItTellsHowMuchHangsOnTheBest() {
        List<Finding> findings = answer(Worlds.real("cdnow", "cdnow.yaml", "master.txt"), Map.of("period-days", "270"))
                .findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).estimate().orElseThrow().value()).isBetween(0.5, 0.75);
    }

    private static Measured bar(Ranking ranking, String label) {
        return ranking.bars().stream()
                .filter(bar -> bar.label().equals(label))
                .findFirst()
                .orElseThrow()
                .measured();
    }

    private static Finding about(DataFolder data, Map<String, String> options, String words) {
        Optional<Finding> found = answer(data, options).findings().stream()
                .filter(finding -> finding.statement().text().contains(words))
                .findFirst();
        return found.orElseThrow();
    }

    private static Outcome.Answer answer(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new BestAnalysis(), options, data, 1);
    }

    private static Outcome.Refusal refusal(DataFolder data, Map<String, String> options) {
        return Worlds.refusal(new BestAnalysis(), options, data, 1);
    }
}
