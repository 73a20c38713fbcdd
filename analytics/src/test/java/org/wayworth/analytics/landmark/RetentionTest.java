package org.wayworth.analytics.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.Worlds;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.landmark.Club.Money;
import org.wayworth.analytics.landmark.Club.Renewals;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.warehouse.DataFolder;

/** Retention counts who leaves: not who renews, and whatever anybody pays, in which currency, and when. */
@DisplayName("planted truth: retention, however renewals are written and whatever is paid beside")
class RetentionTest {

    private static final int A_YEAR = 365;

    /** @param kept mean outcome of the rows */
    private record Asked(
            double kept, Base base, Measured perPoint, List<Check> checks, List<String> assumptions, String estimand) {
        Check check(String name) {
            return checks.stream()
                    .filter(check -> check.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of rows that each end, nobody would seem to stay. */
    @ParameterizedTest
    @EnumSource(
            value = Renewals.class,
            names = {"ONE_RECORD", "NEXT_DAY", "A_MONTH_LATER"})
    void whoRenewsHasNotLeft(Renewals renewals) {
        Asked asked = asked(Club.of(renewals, Money.NO_SALES), Optional.empty());
        assertThat(asked.base().n()).isEqualTo(Club.MEMBERS);
        assertThat(asked.kept()).isCloseTo(Club.KEPT, within(0.04));
        assertThat(asked.perPoint().low()).isBetween(0.0, Club.KEPT_PER_POINT);
        assertThat(asked.perPoint().high()).isBetween(Club.KEPT_PER_POINT, 2 * Club.KEPT_PER_POINT);
        assertThat(asked.estimand())
                .contains("of which the next begins within 31 days after the last ended, count as one");
    }

    @Test
    void howRenewalsAreWrittenMovesNothing() {
        Asked one = asked(Club.of(Renewals.ONE_RECORD, Money.IN_POUNDS), Optional.empty());
        Asked yearly = asked(Club.of(Renewals.NEXT_DAY, Money.IN_POUNDS), Optional.empty());
        assertThat(yearly.kept()).isEqualTo(one.kept());
        assertThat(yearly.perPoint().value()).isCloseTo(one.perPoint().value(), within(1e-12));
        assertThat(yearly.perPoint().low()).isCloseTo(one.perPoint().low(), within(1e-12));
        assertThat(yearly.checks())
                .extracting(Check::verdict)
                .isEqualTo(one.checks().stream().map(Check::verdict).toList());
    }

    /** After a pause of two months everybody has left within the year, and nothing is left to compare. */
    @Test
    void whoComesAgainLaterHasLeft() {
        Outcome outcome = landmarks(
                        Club.of(Renewals.TWO_MONTHS_LATER, Money.NO_SALES), FollowUp.RETENTION, Optional.empty())
                .ask(study -> {
                    throw new AssertionError("nobody stayed, so there is nothing to compare");
                });
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_FEW);
            assertThat(refusal.have()).startsWith("0 of ").contains("the rarer of churn and retention");
        });
    }

    /** Members who answered within a year and 31 days of the last day may have renewed after it. */
    @Test
    void whereContractsFollowOneAnotherRenewalsAreWaitedFor() {
        int horizon = 440;
        Asked one = asked(Club.of(Renewals.ONE_RECORD, Money.NO_SALES), Optional.empty(), horizon);
        Asked yearly = asked(Club.of(Renewals.A_MONTH_LATER, Money.NO_SALES), Optional.empty(), horizon);
        String rule = "not observed for 31 days more, in which a contract may be renewed";
        assertThat(one.base().drops()).extracting(Base.Drop::rule).doesNotContain(rule);
        assertThat(yearly.base().drops())
                .filteredOn(drop -> drop.rule().equals(rule))
                .singleElement()
                .satisfies(drop -> assertThat(drop.n()).isPositive());
    }

    @ParameterizedTest
    @EnumSource(value = Money.class, mode = Mode.EXCLUDE, names = "NO_SALES")
    void whatIsPaidBesideLeavesNobodyOut(Money money) {
        Asked without = asked(Club.of(Renewals.NEXT_DAY, Money.NO_SALES), Optional.empty());
        Asked asked = asked(Club.of(Renewals.NEXT_DAY, money), Optional.empty());
        assertThat(asked.base().n()).isEqualTo(Club.MEMBERS);
        assertThat(asked.kept()).isEqualTo(without.kept());
        assertThat(asked.perPoint().value()).isCloseTo(without.perPoint().value(), within(0.005));
    }

    @Test
    void aCurrencyThatIsChosenLeavesNobodyOut() {
        Asked asked = asked(Club.of(Renewals.NEXT_DAY, Money.HALF_IN_DOLLARS), Optional.of("USD"));
        assertThat(asked.base().n()).isEqualTo(Club.MEMBERS);
        assertLeftOut(asked, "customers pay in several currencies");
    }

    @Test
    void moneyIsAdjustedForOnlyWhereItCanBeCompared() {
        Asked pounds = asked(Club.of(Renewals.NEXT_DAY, Money.IN_POUNDS), Optional.empty());
        Check adjusted = pounds.check("what was adjusted for");
        assertThat(adjusted.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(adjusted.found()).contains("recent revenue").doesNotContain("currencies", "date");
        assertLeftOut(
                asked(Club.of(Renewals.NEXT_DAY, Money.HALF_IN_DOLLARS), Optional.empty()),
                "customers pay in several currencies");
        assertLeftOut(asked(Club.of(Renewals.NEXT_DAY, Money.WITHOUT_DATES), Optional.empty()), "no sale has a date");
    }

    /** What customers paid in one of two currencies is no past of all of them. */
    private static void assertLeftOut(Asked asked, String why) {
        String what = "recent revenue, earlier revenue, earlier orders (" + why + ")";
        Check adjusted = asked.check("what was adjusted for");
        assertThat(adjusted.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(adjusted.found())
                .startsWith("what customers brought before cannot be compared; ")
                .contains("not for " + what);
        assertThat(asked.assumptions()).anyMatch(line -> line.startsWith("Not adjusted for: " + what));
        Check placebo = asked.check("placebo outcome");
        assertThat(placebo.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(placebo.found()).endsWith(why);
    }

    /** The choice that retention does not need is still needed for revenue. */
    @Test
    void revenueInTwoCurrenciesIsStillRefused() {
        Outcome outcome = landmarks(
                        Club.of(Renewals.NEXT_DAY, Money.HALF_IN_DOLLARS), FollowUp.REVENUE, Optional.empty())
                .ask(study -> {
                    throw new AssertionError("what is paid in two currencies must not be added");
                });
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SEVERAL_CURRENCIES));
    }

    /** Value answers for retention alone, and says why money is missing beside it. */
    @Test
    void valueShowsRetentionAndSaysWhyRevenueIsMissing() {
        Outcome.Answer answer = Worlds.answer(
                Analyses.find("value").orElseThrow(), Map.of(), Club.of(Renewals.NEXT_DAY, Money.HALF_IN_DOLLARS), 1);
        assertThat(answer.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.statement().text()).contains("higher retention");
            assertThat(finding.estimand()).contains("count as one");
            assertThat(finding.assumptions())
                    .anyMatch(line ->
                            line.startsWith("We cannot say what revenue goes with a rating. Customers who pay in"
                                    + " each currency: GBP"));
        });
    }

    /** How long contracts last: the share that runs a year is that of one record each. */
    @Test
    void lifetimeFollowsRenewalsToo() {
        Finding one = lasting(Renewals.ONE_RECORD);
        Finding yearly = lasting(Renewals.NEXT_DAY);
        assertThat(yearly.estimate()).isEqualTo(one.estimate());
        assertThat(yearly.base()).isEqualTo(one.base());
        assertThat(yearly.estimand())
                .endsWith(one.estimand().substring(one.estimand().indexOf("Contracts of one")));
        assertThat(one.estimate().orElseThrow().value()).isGreaterThan(0.4);
    }

    /** Two years after its beginning: of rows of a year each, none would run. */
    private static Finding lasting(Renewals renewals) {
        return Worlds.answer(
                        Analyses.find("lifetime").orElseThrow(),
                        Map.of("horizon-days", "700"),
                        Club.of(renewals, Money.NO_SALES),
                        1)
                .headline();
    }

    private static Asked asked(DataFolder data, Optional<String> currency) {
        return asked(data, currency, A_YEAR);
    }

    private record Question(DataFolder data, Optional<String> currency, int horizonDays) {}

    private static final Map<Question, Asked> ASKED = new ConcurrentHashMap<>();

    private static Asked asked(DataFolder data, Optional<String> currency, int horizonDays) {
        return ASKED.computeIfAbsent(
                new Question(data, currency, horizonDays),
                question -> ask(question.data(), question.currency(), question.horizonDays()));
    }

    private static Asked ask(DataFolder data, Optional<String> currency, int horizonDays) {
        Landmarks landmarks = landmarks(data, FollowUp.RETENTION, currency, horizonDays);
        List<Asked> asked = new ArrayList<>();
        Outcome outcome = landmarks.ask(study -> {
            PointWorth worth = landmarks.pointWorth(study, 1);
            asked.add(new Asked(
                    Arrays.stream(study.rows().outcome()).average().orElseThrow(),
                    study.base(),
                    worth.measured().get(),
                    worth.checks(),
                    worth.assumptions(),
                    study.estimand(worth.covariates())));
            return new Outcome.Refusal(
                    Reason.NO_DATA,
                    "Read, and told below.",
                    "",
                    "",
                    "",
                    study.base(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new Provenance(
                            data.warehouse().dataVersion(), "linkage", new TreeMap<>(), 1, "test", "test", "test"));
        });
        assertThat(asked).as("%s", outcome).hasSize(1);
        return asked.get(0);
    }

    private static Landmarks landmarks(DataFolder data, FollowUp outcome, Optional<String> currency) {
        return landmarks(data, outcome, currency, A_YEAR);
    }

    private static Landmarks landmarks(DataFolder data, FollowUp outcome, Optional<String> currency, int horizonDays) {
        Run run = new Run(
                new Provenance(data.warehouse().dataVersion(), "linkage", new TreeMap<>(), 1, "test", "test", "test"));
        return new Landmarks(
                "Question?",
                AskedPerPoint.plan(outcome, horizonDays).in(currency),
                data.warehouse(),
                Attributes.of(data.warehouse()),
                run);
    }
}
