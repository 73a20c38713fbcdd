package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Worlds;
import org.wayworth.analytics.landmark.AskedPerPoint;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Statement;
import org.wayworth.warehouse.DataFolder;

/**
 * Planted truth: nothing follows from a rating, and something else makes it look so. Of claims of level 2 and more, about
 * one in twenty is what chance makes of honest intervals; 7 of 40 and 33 of 400 are passed by chance alone once in a
 * thousand suites.
 */
@DisplayName("planted truth: in null worlds of ten kinds nothing is claimed")
class NullWorldsTest {

    /** A day's check asks two of the kinds, so that five days ask all. */
    private static final int KINDS_A_DAY = 2;

    private static final int MOST_OF_FORTY = 7;
    private static final int MOST_OF_FOUR_HUNDRED = 33;

    static Stream<NullWorld> today() {
        NullWorld[] all = NullWorld.values();
        int turn = (int) (LocalDate.now(Clock.systemUTC()).toEpochDay() % (all.length / KINDS_A_DAY));
        return Stream.of(all).skip((long) turn * KINDS_A_DAY).limit(KINDS_A_DAY);
    }

    @ParameterizedTest
    @MethodSource("today")
    void fortyWorldsOfTwoKindsByTurns(NullWorld kind) {
        assertThat(claims(kind, 40)).as(kind + ": claims that are false").hasSizeLessThanOrEqualTo(MOST_OF_FORTY);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(NullWorld.class)
    void fourHundredWorldsOfEachKind(NullWorld kind) {
        assertThat(claims(kind, 400))
                .as(kind + ": claims that are false")
                .hasSizeLessThanOrEqualTo(MOST_OF_FOUR_HUNDRED);
    }

    private static List<String> claims(NullWorld kind, int worlds) {
        return LongStream.range(1, 1L + worlds)
                .parallel()
                .boxed()
                .flatMap(seed -> claims(kind, seed).stream())
                .toList();
    }

    /** What is claimed at level 2 or more in the headline of one world. */
    static List<String> claims(NullWorld kind, long seed) {
        return kind
                .made(seed)
                .asked(data -> kind.isAskedOfLateness(seed)
                        ? late(data, seed)
                        : AskedPerPoint.of(data, kind.outcome(seed), kind.horizonDays(), seed)
                                .filter(AskedPerPoint::isClaim)
                                .map(AskedPerPoint::statement))
                .map(statement -> seed + ": " + statement)
                .stream()
                .toList();
    }

    private static Optional<Statement> late(DataFolder data, long seed) {
        return Worlds.ask(Analyses.find("late").orElseThrow(), Map.of(), data, seed)
                .fold(
                        answer -> Optional.of(answer.headline())
                                .filter(headline ->
                                        headline.isClaim() && headline.grade().level() >= Grade.ADJUSTED.level())
                                .map(Finding::statement),
                        refusal -> Optional.empty());
    }
}
