package org.wayworth.kernel.survival;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;

/** A seeded table of rows that may be censored: two columns that shift the hazard, three groups that do not. */
final class Sample {

    final double[] time;
    final boolean[] event;
    /** 0 where censored, 1 or 2 where not. */
    final int[] cause;

    final int[] group;
    final double[][] columns;

    private Sample(double[] time, int[] cause, int[] group, double[][] columns) {
        this.time = time;
        this.cause = cause;
        this.group = group;
        this.columns = columns;
        event = new boolean[cause.length];
        for (int i = 0; i < cause.length; i++) {
            event[i] = cause[i] > 0;
        }
    }

    /** Whole days, so that many events fall on the same one. */
    static Sample tied(long seed, int n) {
        return drawn(Streams.stream(seed, 0), n, true);
    }

    static Sample untied(long seed, int n) {
        return drawn(Streams.stream(seed, 0), n, false);
    }

    static Sample drawn(UniformRandomProvider random, int n, boolean tied) {
        double[][] columns = {Worlds.normals(random, n), Worlds.normals(random, n)};
        double[] time = new double[n];
        int[] cause = new int[n];
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            double hazard = 0.2 * Math.exp(0.5 * columns[0][i] - 0.3 * columns[1][i]);
            double happens = -Math.log1p(-random.nextDouble()) / hazard;
            double leaves = 10 * random.nextDouble() + 1e-9;
            double seen = Math.min(happens, leaves);
            time[i] = tied ? Math.ceil(seen) : seen;
            cause[i] = happens <= leaves ? 1 + random.nextInt(2) : 0;
            group[i] = i % 3;
        }
        return new Sample(time, cause, group, columns);
    }

    Sample shuffled(long seed) {
        return rows(PermutationSampler.natural(time.length), seed);
    }

    private Sample rows(int[] order, long seed) {
        PermutationSampler.shuffle(Streams.stream(seed, 1), order);
        return rows(order);
    }

    Sample without(int row) {
        return rows(IntStream.range(0, time.length).filter(i -> i != row).toArray());
    }

    Sample repeated(int[] times) {
        return rows(IntStream.range(0, time.length)
                .flatMap(i -> IntStream.generate(() -> i).limit(times[i]))
                .toArray());
    }

    Sample withGroups(int[] groups) {
        return new Sample(time, cause, groups, columns);
    }

    Sample rows(int[] rows) {
        double[][] taken = new double[columns.length][];
        for (int j = 0; j < taken.length; j++) {
            double[] column = columns[j];
            taken[j] = Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
        }
        return new Sample(
                Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(),
                Arrays.stream(rows).map(i -> cause[i]).toArray(),
                Arrays.stream(rows).map(i -> group[i]).toArray(),
                taken);
    }
}
