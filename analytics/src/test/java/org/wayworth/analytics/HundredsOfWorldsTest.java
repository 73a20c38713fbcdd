package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.Truth;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/**
 * From files to findings, a few hundred times: how often something is claimed where nothing is, and how often an
 * interval holds what was planted.
 */
@Tag("nightly")
@DisplayName("planted truth: hundreds of worlds")
class HundredsOfWorldsTest {

    private static final int WORLDS = Integer.getInteger("wayworth.companies", 200);
    private static final int CUSTOMERS = 1_500;

    private static final List<String> TRUTHS = List.of(
            "revenue-per-point",
            "late-points",
            "share-delivery",
            "share-product-quality",
            "share-price",
            "share-website",
            "share-packaging",
            "share-billing");

    /** 5% and one and a half standard errors of a share of 200. */
    private static final double MOST_FALSE_CLAIMS = 0.05 + 1.5 * Math.sqrt(0.05 * 0.95 / 200);

    /** Three standard errors of a share of 95% over the worlds asked. */
    private static final double LEEWAY = 3 * Math.sqrt(0.05 * 0.95 / WORLDS);

    @Test
    void hardlyAnythingIsClaimedInNullWorlds() {
        Map<String, Set<String>> claims = new ConcurrentSkipListMap<>();
        AtomicInteger asked = new AtomicInteger();
        worlds(0).forEach(seed -> {
            Worlds.once(new DemoOptions(seed, CUSTOMERS, World.NULL, 1), data -> {
                for (Analysis<?> analysis : Analyses.all()) {
                    claim(analysis, data, seed)
                            .ifPresent(statement -> claims.computeIfAbsent(
                                            analysis.card().name(), name -> new ConcurrentSkipListSet<>())
                                    .add("seed " + seed + ": " + statement));
                }
                return claims;
            });
            tell(asked.incrementAndGet(), "false claims: " + claims);
        });
        assertThat(claims.values())
                .as("headlines above associated in %s null worlds: %s", WORLDS, claims)
                .allSatisfy(list -> assertThat((double) list.size() / WORLDS).isLessThanOrEqualTo(MOST_FALSE_CLAIMS));
    }

    /** Seeds, on all cores: a company of this size leaves most of them idle. */
    private static LongStream worlds(long after) {
        return LongStream.rangeClosed(after + 1, after + WORLDS).parallel();
    }

    /** A headline that says more than "associated" about a number that chance alone made. */
    private static <O extends Record> Optional<String> claim(Analysis<O> analysis, DataFolder data, long seed) {
        Outcome outcome = Worlds.ask(analysis, Map.of(), data, seed);
        if (!(outcome instanceof Outcome.Answer answer)) {
            return Optional.empty();
        }
        Finding headline = answer.headline();
        boolean claims = headline.grade().level() >= Grade.ADJUSTED.level()
                && headline.estimate().filter(measured -> measured.isClearOf(0)).isPresent();
        return claims ? Optional.of(headline.statement().text()) : Optional.empty();
    }

    /** What was planted for all who are made up, and what findings say of it: how often is it inside their interval? */
    @Test
    void intervalsHoldWhatWasPlanted() {
        Map<String, Held> held = new ConcurrentSkipListMap<>();
        AtomicInteger asked = new AtomicInteger();
        worlds(10_000).forEach(seed -> {
            Worlds.once(new DemoOptions(seed, CUSTOMERS, World.PLANTED, 1), data -> {
                told(data, seed).forEach((truth, measured) -> held.merge(truth, Held.of(truth, measured), Held::plus));
                return held;
            });
            tell(asked.incrementAndGet(), held.toString());
        });
        assertThat(held.keySet()).as("truths that are told").containsExactlyInAnyOrderElementsOf(TRUTHS);
        assertThat(held.values())
                .as("intervals that hold the truth: %s", held)
                .allSatisfy(one -> assertThat(one.share()).isBetween(0.95 - LEEWAY, Math.min(1, 0.95 + LEEWAY)));
    }

    /** Intervals that hold the truth, of as many as there were. */
    private record Held(int held, int of) {

        static Held of(String truth, Measured measured) {
            double planted = Truth.get(truth).planted();
            return new Held(measured.low() <= planted && planted <= measured.high() ? 1 : 0, 1);
        }

        Held plus(Held other) {
            return new Held(held + other.held, of + other.of);
        }

        double share() {
            return (double) held / of;
        }

        @Override
        public String toString() {
            return held + " of " + of;
        }
    }

    /** By the truth's id in {@code demo/truth.md}. */
    private static Map<String, Measured> told(DataFolder data, long seed) {
        Map<String, Measured> told = new LinkedHashMap<>();
        told.put(
                "revenue-per-point",
                headline("linkage", Map.of(), data, seed).estimate().orElseThrow());
        told.put(
                "late-points",
                headline("late", Map.of("promise", "delivery"), data, seed)
                        .estimate()
                        .orElseThrow());
        headline("drivers", Map.of(), data, seed).exhibits().stream()
                .filter(exhibit -> exhibit.title().startsWith("What each question accounts for"))
                .flatMap(exhibit -> ((Ranking) exhibit).bars().stream())
                .forEach(item -> told.put("share-" + item.label().replace(' ', '-'), item.measured()));
        return told;
    }

    private static Finding headline(String analysis, Map<String, String> options, DataFolder data, long seed) {
        return Worlds.answer(Analyses.find(analysis).orElseThrow(), options, data, seed)
                .headline();
    }

    /** The run takes an hour or so: whoever waits sees how far it is. */
    private static void tell(int worlds, String soFar) {
        if (worlds % 10 == 0) {
            System.getLogger("wayworth").log(System.Logger.Level.INFO, worlds + " worlds of " + WORLDS + ", " + soFar);
        }
    }
}
