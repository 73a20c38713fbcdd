package org.wayworth.kernel.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.random.Streams;

/**
 * How many groups, if any? For each number from 2 on: are the groups found again in resamples, are they tighter than an
 * even spread, are rows closer to their own group than to the next, is the smallest large enough to act on?
 *
 * <p>Stability comes first: a number with a group below {@link Stability#PATTERN} is out. There are no groups when the
 * gap statistic chooses one, or no number passes, or no passing number has a mean silhouette of 0.25. Among those that
 * pass the gap's choice is taken, else the largest silhouette.
 *
 * <p>More rows than {@link Options#rows} are sampled: the questions do not need more. Sources: see {@link Stability},
 * {@link GapStatistic}, {@link Silhouette}.
 */
public final class GroupCount {

    private static final double LEAST_SILHOUETTE = 0.25;

    /**
     * @param mostGroups numbers from 2 to this are weighed
     * @param smallestShare of the rows that the smallest group must have
     * @param rows drawn at most
     * @param samples for stability
     * @param references for the gap statistic
     */
    public record Options(int mostGroups, double smallestShare, int rows, int samples, int references, long seed) {
        public Options {
            if (mostGroups < 2) {
                throw new IllegalArgumentException("mostGroups must be 2 or more, not " + mostGroups);
            }
        }

        /** Two to eight groups of 5 % or more, 2,000 rows, 50 samples, 50 references. */
        public static Options seeded(long seed) {
            return new Options(8, 0.05, 2_000, 50, 50, seed);
        }
    }

    /** Whether there are groups, and if not why. */
    public enum Verdict {
        GROUPS,
        /** Rows are no more tightly grouped than an even spread. */
        NONE_BY_GAP,
        /** Whatever the number, a group is not found again in resamples, or is too small. */
        NONE_STABLE,
        /** Stable divisions exist, but rows are hardly closer to their own group than to the next. */
        NONE_APART
    }

    /**
     * One number of groups.
     *
     * @param leastJaccard stability of the least stable group
     * @param within log of the squared distances
     */
    public record Candidate(
            int groups,
            double leastJaccard,
            double silhouette,
            double smallestShare,
            double within,
            double gap,
            double gapError,
            boolean passes) {}

    /**
     * @param groups the number advised; empty when there are none
     * @param byGap the number that the gap statistic chooses, 1 for none
     * @param rows weighed
     */
    public record Result(Verdict verdict, OptionalInt groups, int byGap, List<Candidate> candidates, int rows) {
        public Result {
            candidates = List.copyOf(candidates);
        }
    }

    private GroupCount() {}

    /** @param columns {@code columns[j][i]}, finite, on one scale */
    public static Fit<Result> weigh(double[][] columns, Options options) {
        int n = Columns.requireRows(columns);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        double[][] drawn = n <= options.rows()
                ? columns
                : Columns.take(columns, Medoids.sample(n, options.rows(), Streams.stream(options.seed(), 0)));
        GapStatistic.Options gapOptions =
                new GapStatistic.Options(options.mostGroups(), options.references(), 5, options.seed());
        return GapStatistic.fit(drawn, gapOptions).flatMap(gap -> weigh(drawn, options, gap));
    }

    private static Fit<Result> weigh(double[][] columns, Options options, GapStatistic.Result gap) {
        List<Candidate> candidates = new ArrayList<>();
        for (int k = 2; k <= options.mostGroups(); k++) {
            Fit<Candidate> candidate = candidate(columns, k, options, gap);
            if (!candidate.isDone()) {
                return candidate.map(none -> null);
            }
            candidates.add(candidate.get());
        }
        List<Candidate> passing = candidates.stream().filter(Candidate::passes).toList();
        List<Candidate> apart = passing.stream()
                .filter(candidate -> candidate.silhouette() >= LEAST_SILHOUETTE)
                .toList();
        Verdict verdict = gap.groups() == 1
                ? Verdict.NONE_BY_GAP
                : passing.isEmpty() ? Verdict.NONE_STABLE : apart.isEmpty() ? Verdict.NONE_APART : Verdict.GROUPS;
        OptionalInt advised =
                verdict == Verdict.GROUPS ? OptionalInt.of(advised(apart, gap.groups())) : OptionalInt.empty();
        return Fit.done(new Result(verdict, advised, gap.groups(), candidates, columns[0].length));
    }

    private static int advised(List<Candidate> apart, int byGap) {
        if (apart.stream().anyMatch(candidate -> candidate.groups() == byGap)) {
            return byGap;
        }
        return apart.stream()
                .max(Comparator.comparingDouble(Candidate::silhouette))
                .orElseThrow()
                .groups();
    }

    private static Fit<Candidate> candidate(double[][] columns, int k, Options options, GapStatistic.Result gap) {
        return KMeans.fit(columns, KMeans.Options.of(k, options.seed())).flatMap(fit -> {
            Stability.Method method =
                    (rows, seed) -> KMeans.fit(Columns.take(columns, rows), new KMeans.Options(k, 5, 100, 1e-4, seed))
                            .map(KMeans.Result::partition);
            Fit<Stability.Result> stability =
                    Stability.fit(fit.partition(), method, new Stability.Options(options.samples(), options.seed()));
            return stability.flatMap(stable -> Silhouette.euclidean(columns, fit.partition())
                    .map(silhouette -> candidate(fit, stable, silhouette, options, gap)));
        });
    }

    private static Candidate candidate(
            KMeans.Result fit,
            Stability.Result stable,
            Silhouette.Result silhouette,
            Options options,
            GapStatistic.Result gap) {
        int k = fit.partition().groups();
        double smallest = fit.partition().smallestShare();
        boolean passes = stable.least() >= Stability.PATTERN && smallest >= options.smallestShare();
        return new Candidate(
                k,
                stable.least(),
                silhouette.mean(),
                smallest,
                Math.log(fit.total()),
                gap.gaps().at(k - 1),
                gap.errors().at(k - 1),
                passes);
    }
}
