package org.wayworth.kernel.parallel;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.causal.Aipw;
import org.wayworth.kernel.causal.CrossFitting;
import org.wayworth.kernel.causal.PartiallyLinear;
import org.wayworth.kernel.cluster.Euclidean;
import org.wayworth.kernel.cluster.GaussianMixture;
import org.wayworth.kernel.cluster.KMeans;
import org.wayworth.kernel.cluster.Medoids;
import org.wayworth.kernel.cluster.Silhouette;
import org.wayworth.kernel.difference.GroupTime;
import org.wayworth.kernel.difference.Panel;
import org.wayworth.kernel.importance.LmgBootstrap;
import org.wayworth.kernel.importance.SubModels;
import org.wayworth.kernel.lifetime.BgNbd;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.kernel.lifetime.ParetoNbd;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.LogLinear;
import org.wayworth.kernel.regression.Logistic;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Permutation;
import org.wayworth.kernel.resample.Sampling;
import org.wayworth.kernel.sequence.DirectlyFollows;
import org.wayworth.kernel.sequence.EventLog;
import org.wayworth.kernel.survival.Cox;
import org.wayworth.kernel.synthetic.Comparison;
import org.wayworth.kernel.synthetic.Search;
import org.wayworth.kernel.synthetic.SyntheticControl;
import org.wayworth.kernel.tree.BoostedTrees;
import org.wayworth.kernel.tree.TreeShap;

/** Prints what every method that works on all cores finds on one seeded table, to the last digit, one a line. */
public final class ManyMethods {

    /** More than three blocks of rows, the last one short. */
    private static final int ROWS = 7_003;

    private final UniformRandomProvider random = Streams.stream(77, 0);
    private final double[][] columns = {normals(), normals(), normals(), normals()};
    private final double[] y = normals();
    private final double[] yes = new double[ROWS];
    private final double[] amount = new double[ROWS];
    private final double[] time = new double[ROWS];
    private final boolean[] event = new boolean[ROWS];
    private final int[] customer = new int[ROWS];

    private ManyMethods() {
        for (int i = 0; i < ROWS; i++) {
            y[i] += columns[0][i] - 0.4 * columns[1][i] * columns[1][i];
            yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-columns[0][i] + 0.5 * columns[2][i])) ? 1 : 0;
            amount[i] = yes[i] * Math.exp(0.3 * columns[1][i] + 0.5 * columns[3][i]);
            time[i] = Math.ceil(-20 * Math.log1p(-random.nextDouble()) * Math.exp(-0.3 * columns[0][i]));
            event[i] = random.nextInt(3) > 0;
            customer[i] = i / 3;
        }
    }

    public static void main(String[] none) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new ManyMethods().methods().forEach((name, method) -> out.println(name + " " + method.get()));
    }

    private Map<String, Supplier<Object>> methods() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("least squares, HC3", () -> {
            Ols.Result fit = Ols.fit(columns, y, Ols.Options.standard()).get();
            return fit.coefficients() + " " + fit.covariance();
        });
        all.put(
                "least squares, clusters",
                () -> Ols.fit(columns, y, Ols.Options.clustered(customer)).get().covariance());
        all.put(
                "logistic",
                () -> Logistic.fit(columns, yes, Logistic.Options.standard())
                        .get()
                        .covariance());
        all.put(
                "log-linear",
                () -> LogLinear.fit(columns, amount, LogLinear.Law.POISSON, LogLinear.Options.standard())
                        .get()
                        .covariance());
        all.put(
                "Cox",
                () -> Cox.fit(columns, time, event, Cox.Options.defaults().clustered(customer))
                        .get()
                        .covariance());
        all.put(
                "importance",
                () -> LmgBootstrap.run(columns, y, null, Sampling.clusters(customer), new Bootstrap.Options(60, 5))
                        .get());
        all.put(
                "importance of a yes",
                () -> SubModels.logistic(columns, yes, null).get().shapley());
        all.put(
                "trees",
                () -> Arrays.toString(BoostedTrees.of(BoostedTrees.Loss.SQUARED)
                        .fit(columns, y, null)
                        .get()
                        .predict(columns)));
        all.put(
                "AIPW",
                () -> Aipw.fit(columns, yes, y, Aipw.Options.standard(CrossFitting.standard(4)))
                        .get());
        all.put(
                "dose",
                () -> PartiallyLinear.fit(
                                Arrays.copyOfRange(columns, 1, 4),
                                columns[0],
                                y,
                                PartiallyLinear.Options.standard(CrossFitting.standard(4)))
                        .get());
        all.put(
                "staged roll-out",
                () -> GroupTime.fit(panel(), GroupTime.Options.standard(3)).get());
        all.put("k-means", () -> KMeans.fit(columns, KMeans.Options.of(4, 9)).get());
        all.put(
                "silhouette",
                () -> Silhouette.euclidean(
                                few(),
                                KMeans.fit(few(), KMeans.Options.of(3, 2)).get().partition())
                        .get());
        all.put("medoids", () -> Medoids.fit(Euclidean.of(few()), 3).get());
        all.put(
                "clouds",
                () -> GaussianMixture.fit(few(), GaussianMixture.Options.of(2, GaussianMixture.Shape.FREE, 6))
                        .get());
        all.put(
                "buying",
                () -> BgNbd.fit(histories(), BgNbd.DropOut.AFTER_REPEAT).get());
        all.put("buying, the check", () -> new ParetoNbd(0.6, 10, 0.6, 12).logLikelihood(histories()));
        all.put("directly follows", () -> DirectlyFollows.of(log()));
        all.put(
                "synthetic control",
                () -> SyntheticControl.fit(comparison(), Search.EXACT).get());
        all.put(
                "what moved each prediction",
                () -> TreeShap.explain(
                        BoostedTrees.of(BoostedTrees.Loss.SQUARED)
                                .fit(columns, y, null)
                                .get(),
                        columns));
        all.put(
                "shuffles",
                () -> Permutation.test(ROWS, this::inner, new Permutation.Options(99, Permutation.Tail.BOTH, 12)));
        return all;
    }

    /** Columns 0 and 3, the labels being the rows that the last one takes its values from. */
    private double inner(int[] order) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += columns[0][i] * columns[3][order[i]];
        }
        return sum;
    }

    private Comparison comparison() {
        double[][] outcomes = new double[20][];
        Arrays.setAll(outcomes, unit -> Arrays.copyOfRange(y, unit * 30, (unit + 1) * 30));
        boolean[] treated = new boolean[20];
        treated[7] = true;
        return Comparison.of(outcomes, treated, 20);
    }

    private double[] normals() {
        return Worlds.normals(random, ROWS);
    }

    private double[][] few() {
        return Arrays.stream(columns).map(column -> Arrays.copyOf(column, 400)).toArray(double[][]::new);
    }

    private Panel panel() {
        int units = 120;
        int[] first = new int[units];
        double[][] outcomes = new double[4][];
        Arrays.setAll(first, i -> new int[] {Panel.NEVER, 2003, 2004}[i % 3]);
        Arrays.setAll(outcomes, t -> Arrays.copyOfRange(y, t * units, (t + 1) * units));
        return Panel.of(new int[] {2001, 2002, 2003, 2004}, outcomes, first);
    }

    private Histories histories() {
        int[] x = new int[ROWS];
        double[] recency = new double[ROWS];
        double[] age = new double[ROWS];
        UniformRandomProvider draws = Streams.stream(77, 1);
        for (int i = 0; i < ROWS; i++) {
            age[i] = 20 + 30 * draws.nextDouble();
            double rate = -0.1 * Math.log1p(-draws.nextDouble());
            double now = 0;
            double stops = draws.nextDouble() * draws.nextDouble();
            do {
                recency[i] = now;
                now += -Math.log1p(-draws.nextDouble()) / rate;
                x[i] += now <= age[i] ? 1 : 0;
            } while (now <= age[i] && draws.nextDouble() > stops);
            recency[i] = now <= age[i] ? now : recency[i];
        }
        return Histories.of(x, recency, age);
    }

    private EventLog log() {
        int[] activity = new int[ROWS];
        long[] at = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            activity[i] = Math.floorMod((int) Math.floor(3 * columns[0][i]), 7);
            at[i] = Math.round(1_000 * columns[1][i]);
        }
        return EventLog.of(customer, activity, at, 7);
    }
}
