package org.wayworth.analytics.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.SurveyWorld;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Statement;
import org.wayworth.warehouse.DataFolder;

/** Scores of small made-up surveys: stray dates, checks that pass and fail, names that must not break a sentence. */
@Tag("long")
@DisplayName("planted truth: scores of made-up surveys")
class ListeningDataTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);

    /** Two yearly waves of 200 invited customers, of whom every second responds, or nearly all. */
    private static SurveyWorld world(String name, int outOfTen, String channelOfTheSecond) {
        SurveyWorld world = new SurveyWorld("listening " + name);
        Random random = new Random(11);
        for (int wave = 0; wave < 2; wave++) {
            for (int c = 0; c < 200; c++) {
                LocalDate day = FIRST.plusYears(wave).plusDays(c % 20);
                world.invited("c" + c, day, wave == 0 ? "email" : channelOfTheSecond);
                if (c % 10 < outOfTen) {
                    world.answered("c" + c, day.plusDays(1), 6 + random.nextInt(5));
                }
            }
        }
        return world;
    }

    @Test
    void strayDatesMoveNoPeriodAndAreCounted() {
        SurveyWorld world = world("stray", 5, "email")
                .answered("c9", LocalDate.of(2062, 6, 3), 0)
                .answered("c9", LocalDate.of(1970, 1, 1), 0);
        Finding finding = headline(world.folder(), Map.of());
        Finding without = headline(world("usual", 5, "email").folder(), Map.of());
        assertThat(finding.estimate()).isEqualTo(without.estimate());
        assertThat(finding.statement()).isEqualTo(without.statement());
        assertThat(finding.base().drops())
                .contains(new Base.Drop("dated after the import, or years apart from all others", 2));
    }

    @Test
    void tellsWhetherMostOfThoseInvitedResponded() {
        Check few = Worlds.check(headline(world("usual", 5, "email").folder(), Map.of()), "response rate");
        assertThat(few.found()).isEqualTo("50% of 200 invitations were answered");
        assertThat(few.verdict()).isEqualTo(Verdict.PASSED);
        Check fewer = Worlds.check(headline(world("few", 3, "email").folder(), Map.of()), "response rate");
        assertThat(fewer.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void tellsWhetherTheChannelsChanged() {
        assertThat(Worlds.check(headline(world("usual", 5, "email").folder(), Map.of()), "same channels")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        Check check = Worlds.check(headline(world("by phone", 5, "phone").folder(), Map.of()), "same channels");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).isEqualTo("100% of invitations moved to another channel (limit 20%)");
    }

    /** Another survey takes over in the second year; both are asked for as one series. */
    @Test
    void tellsWhetherTheQuestionsChanged() {
        SurveyWorld world = new SurveyWorld("listening two surveys");
        Random random = new Random(3);
        for (int month = 0; month < 24; month++) {
            for (int c = 0; c < 40; c++) {
                world.answered(
                        "c" + c,
                        month < 12 ? "pulse" : "new pulse",
                        FIRST.plusMonths(month).plusDays(c % 20),
                        random.nextInt(11),
                        "",
                        "");
            }
        }
        Outcome.Answer answer = Worlds.answer(
                new ListeningAnalysis(), Map.of("survey", "pulse, new pulse", "step", "month"), world.folder(), 1);
        Check check = Worlds.check(answer.headline(), "same questions");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        Finding trend = answer.findings().stream()
                .filter(finding -> finding.question().equals("How is the score changing?"))
                .findFirst()
                .orElseThrow();
        Check periods = Worlds.check(trend, "comparable periods");
        assertThat(periods.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(periods.found()).isEqualTo("survey or scale changed");
    }

    /** A channel with a verb that our words may not use, and longer than a sentence may be. */
    @Test
    void aNameOfTheSourceBreaksNoSentence() {
        String channel =
                "letter that leads to a call and is followed by a visit of our representative who explains all of it"
                        + " to every customer in person";
        SurveyWorld world = new SurveyWorld("listening long names");
        for (int c = 0; c < 400; c++) {
            LocalDate day = FIRST.plusDays(c % 20);
            boolean isLow = c % 4 == 0;
            world.invited("c" + c, day, isLow ? channel : c % 4 == 1 ? "email" : "app")
                    .answered("c" + c, day.plusDays(1), isLow ? 2 + c % 5 : 6 + c % 5);
        }
        Outcome.Answer answer = Worlds.answer(new ListeningAnalysis(), Map.of("by", "channel"), world.folder(), 1);
        Statement statement = answer.findings().get(1).statement();
        assertThat(statement.text())
                .hasSizeLessThanOrEqualTo(Statement.LONGEST)
                .startsWith("NPS of customers invited by letter that leads")
                .contains("…")
                .endsWith(" points below that of all others.");
    }

    private static Finding headline(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new ListeningAnalysis(), options, data, 1).headline();
    }
}
