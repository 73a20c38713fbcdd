package org.wayworth.kernel.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * Partitioning around medoids (PAM): k rows such that the dissimilarities of all rows to the nearest of them are small.
 * The centres are rows that exist, so a group can be shown by its medoid; any dissimilarity will do.
 *
 * <p>{@link #fit} looks at all pairs and is for up to about 10,000 rows; {@link #fitSamples} (CLARA) searches samples
 * and judges them on all rows.
 *
 * <p>Sources: Kaufman and Rousseeuw (1990), Finding Groups in Data, chapters 2 and 3; all k removals weighed in one
 * pass over a candidate: Schubert and Rousseeuw (2019), SISAP, 171–187 (FastPAM1: the same swaps, sooner).
 */
public final class Medoids {

    private static final int MOST_ROWS = 20_000;
    /** Swaps must help by more than rounding. */
    private static final double HELPS = 1e-14;

    private static final int CHUNK = 64;

    /**
     * @param medoids row numbers, in the order in which the start found their places
     * @param meanAtStart mean dissimilarity to the nearest medoid before swaps
     * @param mean the same at the end
     */
    public record Result(List<Integer> medoids, Partition partition, double meanAtStart, double mean) {
        public Result {
            medoids = List.copyOf(medoids);
        }
    }

    /**
     * @param samples drawn; the best on all rows is kept
     * @param rows in each sample
     * @param seed sample s uses stream s of it
     */
    public record Samples(int samples, int rows, long seed) {
        public Samples {
            if (samples < 1 || rows < 2) {
                throw new IllegalArgumentException(
                        "samples must be 1 or more and their rows 2 or more, not " + samples + " and " + rows);
            }
        }

        /** Ten samples of 500 rows. */
        public static Samples seeded(long seed) {
            return new Samples(10, 500, seed);
        }
    }

    private Medoids() {}

    /** Greedy start, then the best swap of a medoid with another row until none helps. */
    public static Fit<Result> fit(Dissimilarity dissimilarity, int k) {
        int n = dissimilarity.size();
        if (n > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "rows must be " + MOST_ROWS + " at most for all pairs, not " + n + ": take fitSamples");
        }
        if (k < 1) {
            throw new IllegalArgumentException("k must be 1 or more, not " + k);
        }
        if (n < k) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " rows for " + k + " groups", "ask for fewer groups");
        }
        return Fit.done(new Search(DistanceTable.of(dissimilarity), k).run());
    }

    /** PAM on samples; the medoids that serve all rows best. */
    public static Fit<Result> fitSamples(Dissimilarity dissimilarity, int k, Samples samples) {
        int n = dissimilarity.size();
        if (n <= samples.rows()) {
            return fit(dissimilarity, k);
        }
        Fit<Result> best = Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "no sample", "draw a sample or more");
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < samples.samples(); s++) {
            int[] rows = sample(n, samples.rows(), Streams.stream(samples.seed(), s));
            Fit<Result> inSample = fit(part(dissimilarity, rows), k);
            if (!inSample.isDone()) {
                return inSample;
            }
            int[] medoids =
                    inSample.get().medoids().stream().mapToInt(m -> rows[m]).toArray();
            Result onAll = judge(dissimilarity, medoids, inSample.get().meanAtStart());
            if (onAll.mean() < least) {
                least = onAll.mean();
                best = Fit.done(onAll);
            }
        }
        return best;
    }

    private static Result judge(Dissimilarity dissimilarity, int[] medoids, double meanAtStart) {
        int n = dissimilarity.size();
        int[] group = new int[n];
        double sum = Blocks.reduce(
                n,
                Distances.BLOCK,
                (from, to) -> {
                    double part = 0;
                    for (int i = from; i < to; i++) {
                        double nearest = Double.POSITIVE_INFINITY;
                        for (int m = 0; m < medoids.length; m++) {
                            double distance = dissimilarity.between(i, medoids[m]);
                            if (distance < nearest) {
                                nearest = distance;
                                group[i] = m;
                            }
                        }
                        part += nearest;
                    }
                    return part;
                },
                Double::sum);
        List<Integer> rows = Arrays.stream(medoids).boxed().toList();
        return new Result(rows, Partition.of(medoids.length, group), meanAtStart, sum / n);
    }

    /** Different rows, sorted: selection sampling. */
    static int[] sample(int n, int size, UniformRandomProvider random) {
        int[] rows = new int[size];
        int taken = 0;
        for (int i = 0; taken < size; i++) {
            if (random.nextDouble() * (n - i) < size - taken) {
                rows[taken++] = i;
            }
        }
        return rows;
    }

    private static Dissimilarity part(Dissimilarity all, int[] rows) {
        return new Dissimilarity() {
            @Override
            public int size() {
                return rows.length;
            }

            @Override
            public double between(int i, int j) {
                return all.between(rows[i], rows[j]);
            }
        };
    }

    /** One run: which rows are medoids, and each row's nearest and second nearest. */
    private static final class Search {

        private final Dissimilarity table;
        private final int n;
        private final int k;
        private final int[] medoids;
        private final boolean[] isMedoid;
        private final int[] nearest;
        private final double[] first;
        private final double[] second;

        Search(Dissimilarity table, int k) {
            this.table = table;
            this.n = table.size();
            this.k = k;
            this.medoids = new int[k];
            this.isMedoid = new boolean[n];
            this.nearest = new int[n];
            this.first = new double[n];
            this.second = new double[n];
        }

        Result run() {
            Arrays.fill(first, Double.POSITIVE_INFINITY);
            for (int m = 0; m < k; m++) {
                add(m);
            }
            double atStart = Arrays.stream(first).sum() / n;
            boolean helped = k > 1;
            while (helped) {
                helped = swap();
            }
            return new Result(
                    Arrays.stream(medoids).boxed().toList(),
                    Partition.of(k, nearest),
                    atStart,
                    Arrays.stream(first).sum() / n);
        }

        /** The row that lowers the sum of distances most becomes medoid m. */
        private void add(int m) {
            Move best = best(x -> new Move(-gain(x), m, x));
            medoids[m] = best.row;
            isMedoid[best.row] = true;
            assign();
        }

        private double gain(int x) {
            double gain = 0;
            for (int i = 0; i < n; i++) {
                double distance = table.between(i, x);
                if (Double.isInfinite(first[i])) {
                    gain -= distance;
                } else if (distance < first[i]) {
                    gain += first[i] - distance;
                }
            }
            return gain;
        }

        private void assign() {
            for (int i = 0; i < n; i++) {
                first[i] = Double.POSITIVE_INFINITY;
                second[i] = Double.POSITIVE_INFINITY;
                for (int m = 0; m < k; m++) {
                    if (!isMedoid[medoids[m]]) {
                        continue;
                    }
                    double distance = table.between(i, medoids[m]);
                    if (distance < first[i]) {
                        second[i] = first[i];
                        first[i] = distance;
                        nearest[i] = m;
                    } else if (distance < second[i]) {
                        second[i] = distance;
                    }
                }
            }
        }

        /** Makes the best swap; false when none helps. */
        private boolean swap() {
            double[] loss = new double[k];
            for (int i = 0; i < n; i++) {
                loss[nearest[i]] += second[i] - first[i];
            }
            Move best = best(x -> bestRemoval(x, loss));
            double total = Arrays.stream(first).sum();
            if (!(best.change < -HELPS * total)) {
                return false;
            }
            isMedoid[medoids[best.medoid]] = false;
            medoids[best.medoid] = best.row;
            isMedoid[best.row] = true;
            assign();
            return true;
        }

        /** What the sum of distances changes by when row x replaces the medoid that is spared most easily. */
        private Move bestRemoval(int x, double[] loss) {
            double[] change = loss.clone();
            double gain = 0;
            for (int i = 0; i < n; i++) {
                double distance = table.between(i, x);
                if (distance < first[i]) {
                    gain += distance - first[i];
                    change[nearest[i]] += first[i] - second[i];
                } else if (distance < second[i]) {
                    change[nearest[i]] += distance - second[i];
                }
            }
            int best = 0;
            for (int m = 1; m < k; m++) {
                best = change[m] < change[best] ? m : best;
            }
            return new Move(change[best] + gain, best, x);
        }

        private Move best(IntFunction<Move> weigh) {
            int chunks = (n + CHUNK - 1) / CHUNK;
            List<Move> moves = Blocks.map(
                    chunks,
                    chunk -> IntStream.range(chunk * CHUNK, Math.min(n, (chunk + 1) * CHUNK))
                            .filter(x -> !isMedoid[x])
                            .mapToObj(weigh)
                            .reduce(Move.NONE, Move::better));
            return moves.stream().reduce(Move.NONE, Move::better);
        }
    }

    /** Row {@code row} instead of medoid {@code medoid}. */
    private record Move(double change, int medoid, int row) {
        static final Move NONE = new Move(Double.POSITIVE_INFINITY, 0, 0);

        Move better(Move other) {
            return other.change < change ? other : this;
        }
    }
}
