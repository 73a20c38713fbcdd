package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, List<String>> claims = new LinkedHashMap<>();
        for (int seed = 1; seed <= WORLDS; seed++) {
            long world = seed;
            Worlds.once(new DemoOptions(seed, CUSTOMERS, World.NULL, 1), data -> {
                for (Analysis<?> analysis : Analyses.all()) {
                    claim(analysis, data, world)
                            .ifPresent(statement -> claims.computeIfAbsent(
                                            analysis.card().name(), name -> new ArrayList<>())
                                    .add("seed " + world + ": " + statement));
                }
                return claims;
            });
            tell(seed, "false claims: " + claims);
        }
        assertThat(claims.values())
                .as("headlines above associated in %s null worlds: %s", WORLDS, claims)
                .allSatisfy(list -> assertThat((double) list.size() / WORLDS).isLessThanOrEqualTo(MOST_FALSE_CLAIMS));
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
        int held = 0;
        int asked = 0;
        for (int seed = 1; seed <= WORLDS; seed++) {
            DemoOptions options = new DemoOptions(10_000 + seed, CUSTOMERS, World.PLANTED, 1);
            Outcome outcome = Worlds.once(
                    options,
                    data -> Worlds.ask(Analyses.find("linkage").orElseThrow(), Map.of(), data, options.seed()));
            if (outcome instanceof Outcome.Answer answer) {
                Measured measured = answer.headline().estimate().orElseThrow();
                asked++;
                held += measured.low() <= POUNDS_PER_POINT && measured.high() >= POUNDS_PER_POINT ? 1 : 0;
            }
            tell(seed, held + " of " + asked + " intervals hold £" + POUNDS_PER_POINT);
        }
        assertThat(asked).as("worlds that could be answered").isEqualTo(WORLDS);
        assertThat((double) held / asked)
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
