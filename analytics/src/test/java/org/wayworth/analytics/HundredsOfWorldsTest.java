package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
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
    private static final double POUNDS_PER_POINT = 6.00;

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
        return claims ? Optional.of(headline.statement()) : Optional.empty();
    }

    @Test
    void intervalsHoldThePlantedPoundsPerPoint() {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        worlds(10_000).forEach(seed -> {
            Outcome outcome = Worlds.once(
                    new DemoOptions(seed, CUSTOMERS, World.PLANTED, 1),
                    data -> Worlds.ask(Analyses.find("linkage").orElseThrow(), Map.of(), data, seed));
            if (outcome instanceof Outcome.Answer answer) {
                Measured measured = answer.headline().estimate().orElseThrow();
                held.addAndGet(measured.low() <= POUNDS_PER_POINT && measured.high() >= POUNDS_PER_POINT ? 1 : 0);
                tell(asked.incrementAndGet(), held + " intervals hold £" + POUNDS_PER_POINT);
            }
        });
        assertThat(asked).as("worlds that could be answered").hasValue(WORLDS);
        assertThat(held.doubleValue() / WORLDS)
                .as("%s of %s intervals hold £%s", held, asked, POUNDS_PER_POINT)
                .isBetween(0.95 - LEEWAY, Math.min(1, 0.95 + LEEWAY));
    }

    /** The run takes an hour or so: whoever waits sees how far it is. */
    private static void tell(int worlds, String soFar) {
        if (worlds % 10 == 0) {
            System.getLogger("wayworth").log(System.Logger.Level.INFO, worlds + " worlds of " + WORLDS + ", " + soFar);
        }
    }
}
