package org.wayworth.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted truths: each can be read off the generated files by a direct calculation, and the null world holds none. */
@Tag("long")
class RecoveryTest {

    private static final Item[] SIX = {
        Item.DELIVERY, Item.PRODUCT_QUALITY, Item.WEBSITE, Item.PRICE, Item.PACKAGING, Item.BILLING
    };
    private static final double STANDARD_ERRORS = 4;

    private static final Map<World, Exported> FILES = new EnumMap<>(World.class);

    @BeforeAll
    static void write(@TempDir Path folder) {
        for (World world : World.values()) {
            Path place = folder.resolve(world.name());
            DemoCompany.write(place, DemoOptions.USUAL.in(world), sentence -> {});
            FILES.put(world, new Exported(place));
        }
    }

    @AfterAll
    static void forget() {
        FILES.clear();
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void adjustedRevenuePerPointIsFound(World world) {
        check("revenue-per-point", world, recovery(world).adjusted(true, true, Recovery.WHOLE_YEARS));
        check("revenue-per-point", world, recovery(world).adjusted(true, false, Recovery.WHOLE_YEARS));
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void oneLandmarkFindsItToo(World world) {
        Line.Slope slope = recovery(world).adjusted(true, true, Wave.MAY_2025);
        assertThat(slope.value())
                .isCloseTo(Truth.get("revenue-per-point").in(world), within(STANDARD_ERRORS * slope.error()));
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void naiveRevenuePerPointIsClearlyWrong(World world) {
        Line.Slope naive = recovery(world).naive(Recovery.WHOLE_YEARS);
        check("naive-revenue-per-point", world, naive);
        double wrongBy = naive.value() - Truth.get("revenue-per-point").in(world);
        assertThat(wrongBy).isGreaterThan(STANDARD_ERRORS * naive.error());
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void revenueBeforeTheAnswerIsNotMoved(World world) {
        check("past-revenue-per-point", world, recovery(world).placebo(Recovery.WHOLE_YEARS));
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void contractsEndAtThePlantedRatio(World world) {
        Ends ends = new Ends(recovery(world));
        Line.Slope log = ends.logRatio();
        double truth = Truth.get("churn-ratio-per-point").in(world);
        assertThat(log.value()).isCloseTo(Math.log(truth), within(STANDARD_ERRORS * log.error()));
        assertThat(Math.exp(log.value()))
                .isCloseTo(truth, within(Truth.get("churn-ratio-per-point").margin()));
        near("kept-0-6", world, ends.kept(0, 6));
        near("kept-7-8", world, ends.kept(7, 8));
        near("kept-9-10", world, ends.kept(9, 10));
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void latenessAndInitiativeMoveTheAnswerAboutTheParcel(World world) {
        Recovery.Parcels parcels = recovery(world).parcels();
        check("late-points", world, parcels.late());
        check("initiative-points", world, parcels.initiative());
        check("late-then-score", world, recovery(world).afterLate());
    }

    @Test
    void driversThatMatterAreToldFromThoseThatDoNot() {
        Drivers drivers = new Drivers(files(World.PLANTED).responses, SIX);
        double[] shares = drivers.shares();
        for (int i = 0; i < SIX.length; i++) {
            near("share-" + SIX[i].label.replace(' ', '-'), World.PLANTED, shares[i]);
        }
        Drivers all = new Drivers(files(World.PLANTED).responses, Item.values());
        check("weight-support", World.PLANTED, all.weight(Item.SUPPORT));
    }

    @Test
    void noItemMattersInTheNullWorld() {
        Drivers drivers = new Drivers(files(World.NULL).responses, SIX);
        assertThat(drivers.rSquared()).isLessThan(0.002);
        Drivers all = new Drivers(files(World.NULL).responses, Item.values());
        check("weight-support", World.NULL, all.weight(Item.SUPPORT));
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void theSatisfiedAnswerMore(World world) {
        double answering = files(world).responses.stream()
                .mapToInt(Exported.Response::score)
                .average()
                .orElseThrow();
        near("score-of-the-answering", world, answering);
        near("score-of-the-asked", world, Asked.by(DemoOptions.USUAL.in(world)).meanScore());
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void theHeavyAnswerMore(World world) {
        near(
                "response-of-the-heavy",
                world,
                Asked.by(DemoOptions.USUAL.in(world)).heavyToLight());
    }

    /** Other seeds, fewer customers: within four standard errors each. */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void otherSeedsHoldTheSameTruths(long seed, @TempDir Path folder) {
        DemoOptions options = DemoOptions.USUAL.withSeed(seed).withCustomers(2_500);
        for (World world : World.values()) {
            Path place = folder.resolve(world.name());
            DemoCompany.write(place, options.in(world), sentence -> {});
            Recovery recovery = new Recovery(new Exported(place));
            errors("revenue-per-point", world, recovery.adjusted(true, true, Recovery.WHOLE_YEARS));
            errors("past-revenue-per-point", world, recovery.placebo(Recovery.WHOLE_YEARS));
            errors("late-points", world, recovery.parcels().late());
            errors("initiative-points", world, recovery.parcels().initiative());
            errors("late-then-score", world, recovery.afterLate());
        }
    }

    private static Recovery recovery(World world) {
        return new Recovery(files(world));
    }

    private static Exported files(World world) {
        Exported files = FILES.get(world);
        if (files == null) {
            throw new AssertionError("the files of the " + world + " world were not written");
        }
        return files;
    }

    private static void check(String id, World world, Line.Slope found) {
        errors(id, world, found);
        near(id, world, found.value());
    }

    private static void errors(String id, World world, Line.Slope found) {
        assertThat(found.value())
                .as("%s in the %s world, standard error %.4f", id, world, found.error())
                .isCloseTo(Truth.get(id).in(world), within(STANDARD_ERRORS * found.error()));
    }

    private static void near(String id, World world, double found) {
        assertThat(found)
                .as("%s in the %s world", id, world)
                .isCloseTo(Truth.get(id).in(world), within(Truth.get(id).margin()));
    }
}
