package org.wayworth.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.drift.Partitions;
import org.wayworth.kernel.random.Streams;

@DisplayName("law: order, units and names in medoids, prototypes, clouds and classes")
class GroupingLawsTest {

    private static final int ROWS = 120;

    /** Three groups some way apart, with a category and a rating that go with them. */
    private static final class Planted {
        final double[][] columns;
        final int[] category = new int[ROWS];
        final int[][] ratings = new int[4][ROWS];
        final int[] order = PermutationSampler.natural(ROWS);

        Planted(long seed) {
            UniformRandomProvider random = Streams.stream(seed, 0);
            columns = new double[][] {Worlds.normals(random, ROWS), Worlds.normals(random, ROWS)};
            for (int i = 0; i < ROWS; i++) {
                columns[0][i] += 6 * (i % 3);
                columns[1][i] += i % 3 == 1 ? 6 : 0;
                category[i] = random.nextInt(5) == 0 ? random.nextInt(3) : i % 3;
                for (int[] rating : ratings) {
                    rating[i] = random.nextDouble() < (i % 3 == 0 ? 0.85 : 0.2) ? 2 : 1;
                }
            }
            PermutationSampler.shuffle(Streams.stream(seed, 1), order);
        }

        /** In other units, from another zero, in another order. */
        double[][] changed(double by, double zero) {
            return Arrays.stream(columns)
                    .map(c -> IntStream.of(order)
                            .mapToDouble(i -> by * c[i] + zero)
                            .toArray())
                    .toArray(double[][]::new);
        }

        int[] inOrder(int[] values) {
            return IntStream.of(order).map(i -> values[i]).toArray();
        }

        /** How much two partitions, the second of rows in the other order, are one: 1 when they are. */
        double alike(Partition one, Partition other) {
            return Partitions.compare(inOrder(one.toArray()), other.toArray()).adjustedRand();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void medoidsFollowUnitsAndOrder(long seed) {
        Planted planted = new Planted(seed);
        Medoids.Result one = Medoids.fit(Euclidean.of(planted.columns), 3).get();
        Medoids.Result other =
                Medoids.fit(Euclidean.of(planted.changed(4, 900)), 3).get();
        assertThat(other.mean()).isCloseTo(4 * one.mean(), within(1e-9));
        assertThat(planted.alike(one.partition(), other.partition())).isEqualTo(1);
        assertThat(other.medoids().stream().map(m -> planted.order[m]))
                .containsExactlyInAnyOrderElementsOf(one.medoids());
    }

    /** Gower takes the range out of a number and the name out of a category. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gowerIgnoresUnitsAndNames(long seed) {
        Planted planted = new Planted(seed);
        int[] renamed = IntStream.of(planted.category).map(c -> 7 - 2 * c).toArray();
        Gower one = Gower.of(planted.columns, new int[][] {planted.category});
        Gower other = Gower.of(planted.changed(-3, 50), new int[][] {planted.inOrder(renamed)});
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(other.between(i, j))
                        .isCloseTo(one.between(planted.order[i], planted.order[j]), within(1e-12));
            }
        }
    }

    /** A category costs as much whatever its code; numbers in other units ask for gamma in the square of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void prototypesFollowUnitsOrderAndNames(long seed) {
        Planted planted = new Planted(seed);
        int[] renamed = IntStream.of(planted.category).map(c -> 2 - c).toArray();
        KPrototypes.Result one = KPrototypes.fit(
                        planted.columns, new int[][] {planted.category}, KPrototypes.Options.of(3, 2, seed))
                .get();
        KPrototypes.Result other = KPrototypes.fit(
                        planted.changed(4, 100),
                        new int[][] {planted.inOrder(renamed)},
                        KPrototypes.Options.of(3, 32, seed))
                .get();
        assertThat(other.cost()).isCloseTo(16 * one.cost(), within(1e-8 * one.cost()));
        assertThat(planted.alike(one.partition(), other.partition())).isEqualTo(1);
    }

    /** A density in other units is another number, by the logarithm of the unit for each value; the groups stay. */
    @ParameterizedTest
    @EnumSource(GaussianMixture.Shape.class)
    void cloudsFollowUnitsAndOrder(GaussianMixture.Shape shape) {
        Planted planted = new Planted(4);
        GaussianMixture.Options options = GaussianMixture.Options.of(3, shape, 5);
        GaussianMixture.Result one =
                GaussianMixture.fit(planted.columns, options).get();
        GaussianMixture.Result other =
                GaussianMixture.fit(planted.changed(4, 100), options).get();
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood() - 2 * ROWS * Math.log(4), within(1e-5));
        assertThat(planted.alike(one.partition(), other.partition())).isEqualTo(1);
        assertThat(other.certainty()).isCloseTo(one.certainty(), within(1e-5));
    }

    /** Answers may be numbered the other way round, rows come in another order, and everybody may come twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void classesFollowOrderNamesAndRepetition(long seed) {
        Planted planted = new Planted(seed);
        int[][] turned = Arrays.stream(planted.ratings)
                .map(rating ->
                        planted.inOrder(IntStream.of(rating).map(a -> 3 - a).toArray()))
                .toArray(int[][]::new);
        int[][] twice = Arrays.stream(planted.ratings)
                .map(rating -> IntStream.concat(IntStream.of(rating), IntStream.of(rating))
                        .toArray())
                .toArray(int[][]::new);
        LatentClass.Result one =
                LatentClass.fit(planted.ratings, LatentClass.Options.of(2, 3)).get();
        LatentClass.Result other =
                LatentClass.fit(turned, LatentClass.Options.of(2, 3)).get();
        LatentClass.Result doubled =
                LatentClass.fit(twice, LatentClass.Options.of(2, 3)).get();
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-6));
        assertThat(doubled.logLikelihood()).isCloseTo(2 * one.logLikelihood(), within(1e-6));
        assertThat(planted.alike(one.partition(), other.partition())).isEqualTo(1);
        assertThat(other.answers().get(0).at(0, 0))
                .isCloseTo(one.answers().get(0).at(0, 1), within(1e-3));
    }
}
