package org.wayworth.analytics.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.Truth;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and real data. */
@Tag("long")
@DisplayName("planted truth: non-respondents")
class SilentAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final Map<String, String> HEAVY = Map.of("survey", "half-yearly", "high-value", "200");

    @Test
    void findsHowOftenThePlantedHeavyAnswer() {
        Finding finding = answer(Worlds.company(COMPANY), HEAVY).findings().get(1);
        Measured times = finding.estimate().orElseThrow();
        Truth truth = Truth.get("response-of-the-heavy");
        // those who spend more are also more satisfied, which the truth holds and this comparison does not
        assertThat(times.low()).isLessThan(truth.planted() + truth.margin());
        assertThat(times.high()).isGreaterThan(truth.planted());
        assertThat(times.low()).isGreaterThan(1.3);
        assertThat(finding.statement().text())
                .matches(
                        "Customers with £200 or more of revenue in the year before are 1\\.[0-9]+ times as likely to respond"
                                + " as others\\.");
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    @Test
    void weightsCannotMendWhatDependsOnTheAnswerItselfAndTheBoundsSaySo() {
        double asked = Truth.get("score-of-the-asked").planted();
        Outcome.Answer answer = answer(Worlds.company(COMPANY), HEAVY);
        Measured weighted = answer.findings().get(2).estimate().orElseThrow();
        assertThat(weighted.low())
                .as("the satisfied answer more, whatever else we know of them")
                .isGreaterThan(asked);
        assertThat(answer.findings().get(2).assumptions().get(0))
                .startsWith("Weights correct only for what is known of customers.");
        Measured bounds = answer.findings().get(3).estimate().orElseThrow();
        assertThat(asked).isBetween(bounds.low(), bounds.high());
        assertThat(answer.findings().get(3).statement().text())
                .startsWith(
                        "Whatever non-respondents would answer, the mean rating (0 to 10) of all invited customers lies");
    }

    /** What is planted of it is in {@link SurveyWavesTest}: here satisfaction moves too much from wave to wave. */
    @Test
    void tellsWhatThoseWhoStoppedRespondingHadRatedAndChecksTheSameFigure() {
        Outcome.Answer answer = answer(Worlds.company(COMPANY), HEAVY);
        Finding fallen = answer.findings().stream()
                .filter(finding -> finding.question().equals("Who stops responding?"))
                .findFirst()
                .orElseThrow();
        assertThat(fallen.grade()).isEqualTo(Grade.UNADJUSTED);
        assertThat(fallen.base().n()).isLessThan(answer.headline().base().n());
        boolean isClear = fallen.estimate().orElseThrow().isClearOf(0);
        assertThat(fallen.statement().text().contains("rated about the same")).isNotEqualTo(isClear);
        assertThat(answer.headline().checks())
                .filteredOn(check -> check.name().equals("later non-respondents"))
                .extracting(Check::verdict)
                .containsExactly(isClear ? Check.Verdict.FAILED : Check.Verdict.PASSED);
        assertThat(fallen.estimate().orElseThrow().low())
                .as("the satisfied answer more, so those who stop responding had not rated higher")
                .isNegative();
    }

    @Test
    void countsEveryWaveOfAsking() {
        Finding waves = answer(Worlds.company(COMPANY), HEAVY).findings().stream()
                .filter(finding -> finding.question().equals("How is the response rate changing?"))
                .findFirst()
                .orElseThrow();
        assertThat(waves.base().n())
                .as("more invitations than customers")
                .isGreaterThan(
                        answer(Worlds.company(COMPANY), HEAVY).headline().base().n());
        Ranking places = (Ranking) waves.exhibits().get(1);
        assertThat(places.bars().get(0).label()).isEqualTo("1st invitation");
        assertThat(places.bars().stream().mapToLong(Ranking.Bar::n).sum())
                .isEqualTo(waves.base().n());
    }

    @Test
    void neverSaysThatNonResponseIsHarmless() {
        assertThat(answer(Worlds.company(COMPANY), HEAVY).headline().assumptions())
                .anyMatch(text -> text.startsWith("Nothing but the answers of non-respondents could tell"));
    }

    /**
     * The bias of who answers stays in the null world; regions were made to differ in nothing in either. Each attribute may
     * look clear by chance once in twenty times, so of four looks at eight regions one class may.
     */
    @Test
    void regionsDifferInNothingInTheNullWorldNorInThePlanted() {
        List<String> regions = new ArrayList<>();
        for (World world : World.values()) {
            for (String survey : List.of("half-yearly", "after delivery")) {
                Finding finding = answer(Worlds.company(COMPANY.in(world)), Map.of("survey", survey))
                        .headline();
                clear(finding).stream()
                        .filter(name -> name.startsWith("region: "))
                        .forEach(regions::add);
                assertThat(survey.equals("after delivery")
                                || clear(finding).stream()
                                        .anyMatch(name -> name.startsWith("revenue of the year before: ")))
                        .as("what was planted in both worlds is seen in both")
                        .isTrue();
            }
        }
        assertThat(regions).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void countsEveryInvitation() {
        Finding finding =
                answer(Worlds.company(COMPANY), Map.of("survey", "half-yearly")).headline();
        assertThat(finding.base().before())
                .isEqualTo(answer(Worlds.company(COMPANY), Map.of("survey", "half-yearly", "patience-days", "30"))
                        .headline()
                        .base()
                        .before());
        assertThat(finding.base().drops()).anyMatch(drop -> drop.rule().equals("invitations not delivered"));
    }

    @Test
    void theSameOptionsGiveTheSameDigits() {
        DataFolder data = Worlds.company(COMPANY);
        assertThat(Worlds.askAfresh(new SilentAnalysis(), HEAVY, data, 1)).isEqualTo(answer(data, HEAVY));
    }

    @Test
    void hidesClassesOfAFewPeople() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of("survey", "half-yearly", "smallest-group", "300"))
                .headline();
        Ranking shares = (Ranking) finding.exhibits().get(0);
        assertThat(shares.title()).contains("classes hidden");
        assertThat(shares.bars()).allMatch(bar -> bar.n() >= 300);
    }

    @Test
    void comparesWithEveryoneWhoBoughtWhereNobodyWasInvited() {
        Outcome.Answer answer = answer(Worlds.company(COMPANY), Map.of("survey", "review site"));
        assertThat(answer.headline().statement().text())
                .matches(
                        "[0-9]+% of customers who bought did not respond; they brought [0-9]+% of the revenue, £[0-9,.m]+"
                                + " in the year before\\.");
        assertThat(answer.headline().checks().get(0).verdict()).isEqualTo(Check.Verdict.FAILED);
    }

    /** Nearly everyone who bought left a review there: the answer is known but for a few. */
    @Tag("larger")
    @Test
    void comparesReviewersOfTheMarketplaceWithItsBuyers() {
        Outcome.Answer answer = answer(Worlds.real("olist", "olist.yaml"), Map.of());
        Measured bounds =
                answer.findings().get(answer.findings().size() - 1).estimate().orElseThrow();
        assertThat(bounds.high() - bounds.low()).isLessThan(0.2);
    }

    @Tag("larger")
    @Test
    void refusesWithoutDates() {
        Outcome.Refusal refusal = refusal(Worlds.real("telco", "telco.yaml"), Map.of());
        assertThat(refusal.reason()).isEqualTo(Reason.NO_TIME_ORDER);
        assertThat(refusal.have()).startsWith("7,043 rated responses");
    }

    @Tag("larger")
    @Test
    void refusesWhereNobodyIsKnownButThoseWhoAnswered() {
        Outcome.Refusal refusal = refusal(Worlds.real("sfo_survey", "sfo.yaml"), Map.of());
        assertThat(refusal.reason()).isEqualTo(Reason.NO_DATA);
        assertThat(refusal.next()).contains("list of invitations");
    }

    @Test
    void refusesAFewAnswers() {
        Outcome.Refusal refusal =
                refusal(Worlds.company(COMPANY), Map.of("survey", "half-yearly", "minimum-group", "1000000"));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_FEW);
        assertThat(refusal.need()).isEqualTo("At least 1,000,000 respondents, and as many non-respondents.");
    }

    @Test
    void refusesUnknownSurveysAndConditions() {
        assertThat(refusal(Worlds.company(COMPANY), Map.of("survey", "moon")).have())
                .contains("half-yearly (nps)");
        assertThat(refusal(Worlds.company(COMPANY), Map.of("where", "region=moon"))
                        .have())
                .startsWith("No customer has region=moon. Values of region: ");
    }

    @Test
    void refusesAnAmountThatNobodyBrings() {
        Outcome.Refusal refusal =
                refusal(Worlds.company(COMPANY), Map.of("survey", "half-yearly", "high-value", "100000000"));
        assertThat(refusal.reason()).isEqualTo(Reason.SMALL_GROUP);
        assertThat(refusal.have()).isEqualTo("Fewer than 10 people are on one side of the value chosen.");
        assertThat(refusal.next()).isEqualTo("Choose another value (high-value), or leave it empty.");
    }

    /** Names of the differences that are clear, from the workings. */
    private static List<String> clear(Finding finding) {
        return finding.workings().stream()
                .filter(step -> step.name().startsWith("respondents less all"))
                .flatMap(step -> step.steps().stream())
                .filter(step -> !step.value().endsWith("not clear"))
                .map(Step::name)
                .toList();
    }

    private static Outcome.Answer answer(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new SilentAnalysis(), options, data, 1);
    }

    private static Outcome.Refusal refusal(DataFolder data, Map<String, String> options) {
        return Worlds.refusal(new SilentAnalysis(), options, data, 1);
    }
}
