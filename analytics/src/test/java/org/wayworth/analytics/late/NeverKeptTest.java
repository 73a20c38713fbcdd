package org.wayworth.analytics.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.DataFolder;

/** Parcels that never came are late by the time of the answer, although no end of theirs is recorded. */
@Tag("long")
@DisplayName("planted truth: promises that were never kept")
class NeverKeptTest {

    private static final int CUSTOMERS = 1_000;
    private static final double LOST_POINTS = -2;
    private static final LocalDateTime FIRST = LocalDateTime.of(2024, 1, 1, 9, 0);

    private static final String MAPPING = """
            mapping: parcels
            time_zone: UTC
            files:
              - match: parcels.csv
                loads:
                  - table: promise
                    episode: {shop.order: id}
                    columns:
                      kind: {value: delivery}
                      promised_at: {column: promised, format: "yyyy-MM-dd'T'HH:mm"}
                      kept_at: {column: kept, format: "yyyy-MM-dd'T'HH:mm"}
                  - table: feedback
                    row_key: [id]
                    keys: {shop: id}
                    episode: {shop.order: id}
                    columns:
                      survey: {value: parcels}
                      metric: {value: csat}
                      rating: {column: rating, scale: [0, 10]}
                      answered_at: {column: answered, format: "yyyy-MM-dd'T'HH:mm"}
            """;

    /**
     * Of ten parcels two come two days late and rate as those on time do; {@code lost} never come and rate two points
     * lower, of whom one in ten answers three days before the promised moment.
     */
    private static DataFolder parcels(String name, int lost, boolean hasEnds) {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("id,promised,kept,answered,rating\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean isLost = i % 10 < lost;
            boolean isLate = i % 10 >= 8;
            LocalDateTime promised = FIRST.plusHours(i * 7L);
            LocalDateTime came = isLate ? promised.plusDays(2) : promised.minusHours(3);
            LocalDateTime answered =
                    !isLost ? came.plusDays(1) : (i / 10) % 10 == 0 ? promised.minusDays(3) : promised.plusDays(10);
            double rating = 7.5 + (isLost ? LOST_POINTS : 0) + random.nextGaussian() * 0.8;
            csv.append(String.join(
                            ",",
                            String.valueOf(i),
                            promised.toString(),
                            isLost || !hasEnds ? "" : came.toString(),
                            answered.toString(),
                            String.valueOf(Math.round(rating))))
                    .append('\n');
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("parcels.csv", csv.toString());
        files.put("world.yaml", MAPPING);
        return Worlds.written("parcels " + name, files, "world.yaml");
    }

    /** 90 of 290 late parcels never came: they carry the difference. */
    @Test
    void countsWhatNeverCameAsLate() {
        Finding finding = headline(parcels("lost", 1, true));
        assertThat(finding.estimate().orElseThrow().value()).isCloseTo(LOST_POINTS * 90 / 290, within(0.2));
        assertThat(finding.base().n()).isEqualTo(CUSTOMERS - 10);
        assertThat(finding.base().drops())
                .containsExactly(new Base.Drop("about a delivery not kept, and not due yet at the answer", 10));
        assertThat(steps(finding))
                .contains(
                        Step.of("of these, late", 290),
                        Step.of("of the late, not kept when they answered", 90),
                        Step.of("of the late, never kept as far as is recorded", 90));
        assertThat(Worlds.check(finding, "recorded ends").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void showsWhatNeverCameApart() {
        Finding finding = headline(parcels("lost", 1, true));
        List<Exhibit.Curve.Point> points = shown(finding, Exhibit.Curve.class)
                .flatMap(curve -> curve.series().stream())
                .flatMap(series -> series.points().stream())
                .toList();
        double never = points.stream()
                .filter(point -> point.xText().equals("not kept when they answered"))
                .mapToDouble(point -> point.y().value())
                .findFirst()
                .orElseThrow();
        double days = points.stream()
                .filter(point -> point.xText().equals("1 to 3 late"))
                .mapToDouble(point -> point.y().value())
                .findFirst()
                .orElseThrow();
        assertThat(never - days).isCloseTo(LOST_POINTS, within(0.35));
        Exhibit.Ranking methods =
                shown(finding, Exhibit.Ranking.class).findFirst().orElseThrow();
        Exhibit.Ranking.Bar reached = methods.bars().get(methods.bars().size() - 1);
        assertThat(reached.label()).isEqualTo("Adjusted, without those not kept when they answered");
        assertThat(reached.measured().isClearOf(0)).isFalse();
    }

    @Test
    void doubtsRecordsInWhichMostLateOnesHaveNoEnd() {
        Finding finding = headline(parcels("mostly lost", 3, true));
        assertThat(Worlds.check(finding, "recorded ends").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(Worlds.check(finding, "recorded ends").found())
                .startsWith(
                        "57% of 470 responses about a late promise are about one without a recorded end (limit 50%)");
    }

    @Test
    void refusesWhereNoEndIsRecordedAtAll() {
        Outcome.Refusal refusal = Worlds.refusal(new LateAnalysis(), Map.of(), parcels("without ends", 1, false), 1);
        assertThat(refusal.reason()).isEqualTo(Reason.NO_DATA);
        assertThat(refusal.have())
                .isEqualTo("None of the 1,000 responses is about a delivery of which it is recorded when it was kept.");
    }

    private static List<Step> steps(Finding finding) {
        return finding.workings().stream()
                .flatMap(step -> step.steps().stream())
                .toList();
    }

    private static <E extends Exhibit> Stream<E> shown(Finding finding, Class<E> kind) {
        return finding.exhibits().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Finding headline(DataFolder data) {
        return Worlds.answer(new LateAnalysis(), Map.of(), data, 1).headline();
    }
}
