package org.wayworth.kernel.cluster;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * Are the groups found again when the rows are drawn anew? For each group: the mean, over bootstrap samples, of the
 * largest Jaccard likeness with a group of the sample. 0.75 and above is stable, 0.6 to 0.75 a pattern, below that the
 * group is not to be trusted.
 *
 * <p>Source: Hennig (2007), Computational Statistics and Data Analysis 52, 258–271.
 */
public final class Stability {

    /** From this mean Jaccard on a group counts as stable. */
    public static final double STABLE = 0.75;
    /** From this on a group is a pattern, though its members are not sure. */
    public static final double PATTERN = 0.6;

    /** Divides the rows given, which may repeat, into groups. */
    @FunctionalInterface
    public interface Method {
        Fit<Partition> divide(int[] rows, long seed);
    }

    /**
     * @param samples bootstrap samples; 50 or more
     * @param seed sample b uses stream b of it
     */
    public record Options(int samples, long seed) {
        public Options {
            if (samples < 1) {
                throw new IllegalArgumentException("samples must be 1 or more, not " + samples);
            }
        }
    }

    /**
     * @param jaccard mean likeness by group
     * @param dissolved share of the samples in which the group's likeness was 0.5 or less
     * @param samples that could be divided
     */
    public record Result(Vector jaccard, Vector dissolved, int samples) {

        /** The likeness of the group that is found again least. */
        public double least() {
            double least = 1;
            for (int g = 0; g < jaccard.size(); g++) {
                least = Math.min(least, jaccard.at(g));
            }
            return least;
        }
    }

    private Stability() {}

    /** @param original the division whose groups are looked for again */
    public static Fit<Result> fit(Partition original, Method method, Options options) {
        List<double[]> all = Blocks.map(options.samples(), b -> one(original, method, options.seed(), b));
        List<double[]> answered =
                all.stream().filter(values -> values.length > 0).toList();
        if (answered.size() < (options.samples() + 1) / 2) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    options.samples() - answered.size() + " of " + options.samples() + " samples had no answer",
                    "ask for fewer groups");
        }
        int k = original.groups();
        double[] mean = new double[k];
        double[] dissolved = new double[k];
        for (double[] values : answered) {
            for (int g = 0; g < k; g++) {
                mean[g] += values[g] / answered.size();
                dissolved[g] += (values[g] <= 0.5 ? 1.0 : 0.0) / answered.size();
            }
        }
        return Fit.done(new Result(Vector.of(mean), Vector.of(dissolved), answered.size()));
    }

    /** Likeness of each original group in one sample; empty when the sample could not be divided. */
    private static double[] one(Partition original, Method method, long seed, int b) {
        int n = original.size();
        UniformRandomProvider random = Streams.stream(seed, b);
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = random.nextInt(n);
        }
        Fit<Partition> drawn = method.divide(rows, Streams.childSeed(seed, b));
        return drawn.fold(partition -> likeness(original, rows, partition), none -> new double[0]);
    }

    private static double[] likeness(Partition original, int[] rows, Partition drawn) {
        double[][] both = new double[original.groups()][drawn.groups()];
        double[] here = new double[original.groups()];
        double[] there = new double[drawn.groups()];
        boolean[] seen = new boolean[original.size()];
        for (int i = 0; i < rows.length; i++) {
            if (!seen[rows[i]]) {
                seen[rows[i]] = true;
                both[original.at(rows[i])][drawn.at(i)]++;
                here[original.at(rows[i])]++;
                there[drawn.at(i)]++;
            }
        }
        double[] likeness = new double[here.length];
        for (int g = 0; g < here.length; g++) {
            for (int h = 0; h < there.length; h++) {
                double either = here[g] + there[h] - both[g][h];
                likeness[g] = Math.max(likeness[g], either == 0 ? 0 : both[g][h] / either);
            }
        }
        return likeness;
    }
}
