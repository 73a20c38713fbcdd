package org.wayworth.kernel.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;

/** Tables with constant outcomes, rows that repeat, columns that depend on each other, and numbers of any size. */
final class Tables {

    private static final int ROWS = 60;

    private Tables() {}

    static List<Table> all() {
        Table base = ordinary();
        List<Table> all = new ArrayList<>();
        all.add(base);
        outcomes(base, all);
        columns(base, all);
        groups(base, all);
        sizes(base, all);
        for (int rows : new int[] {1, 2, 3, 4, 5, 6, 8}) {
            all.add(base.rows(rows + " rows", IntStream.range(0, rows).toArray()));
        }
        all.add(base.rows(
                "12 rows five times each",
                IntStream.range(0, ROWS).map(i -> i / 5).toArray()));
        all.add(base.rows("one row sixty times", new int[ROWS]));
        return all;
    }

    private static Table ordinary() {
        UniformRandomProvider random = Streams.stream(2026, 0);
        double[][] columns = {Worlds.normals(random, ROWS), Worlds.normals(random, ROWS), Worlds.normals(random, ROWS)};
        double[] y = Worlds.normals(random, ROWS);
        double[] treated = new double[ROWS];
        int[] cluster = new int[ROWS];
        double[] weights = random.doubles(ROWS, 0.2, 3).toArray();
        for (int i = 0; i < ROWS; i++) {
            treated[i] = random.nextDouble() < 1 / (1 + Math.exp(-columns[0][i])) ? 1 : 0;
            y[i] += columns[0][i] + treated[i] + 2;
            cluster[i] = i / 4;
        }
        return new Table("ordinary", columns, y, treated, cluster, weights);
    }

    private static void outcomes(Table base, List<Table> all) {
        all.add(base.withY("outcome 3 throughout", filled(3)));
        all.add(base.withY("outcome 0 throughout", new double[ROWS]));
        all.add(base.withY("outcome is the exposure", base.treated()));
        double[] none = Arrays.stream(base.y()).map(v -> v > 2 ? 1 : 0).toArray();
        for (int i = 0; i < ROWS; i++) {
            none[i] *= base.treated()[i];
        }
        all.add(base.withY("nobody of one group", none));
        double[] single = new double[ROWS];
        single[17] = 1;
        all.add(base.withY("one yes", single));
        double[] giant = base.y().clone();
        giant[5] = 1e12;
        all.add(base.withY("one outcome of 1e12", giant));
        double[] vast = base.y().clone();
        vast[5] = 1e200;
        all.add(base.withY("one outcome of 1e200", vast));
        all.add(base.withY(
                "outcome a line in a column",
                Arrays.stream(base.columns()[0]).map(x -> 1 + 2 * x).toArray()));
        all.add(base.withY(
                "outcome in steps", Arrays.stream(base.y()).map(Math::rint).toArray()));
        all.add(base.withY(
                "outcome of heavy tails",
                Arrays.stream(base.y()).map(v -> v * v * v * v * v * v * v).toArray()));
        all.add(base.withY("outcome of negative zeros", filled(-0.0)));
        double[] alternating = new double[ROWS];
        Arrays.setAll(alternating, i -> i % 2);
        all.add(base.withY("outcome 0 and 1 by turns", alternating));
    }

    private static void columns(Table base, List<Table> all) {
        double[] sum = new double[ROWS];
        double[] nearly = new double[ROWS];
        double[] hardly = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            sum[i] = base.columns()[0][i] + base.columns()[1][i];
            nearly[i] = base.columns()[0][i] + 1e-9 * base.columns()[2][i];
            hardly[i] = 1e15 + (i % 3 == 0 ? 1 : 0);
        }
        all.add(base.withColumn("a column is the sum of two", 2, sum));
        all.add(base.withColumn("a column is nearly another", 2, nearly));
        all.add(base.withColumn("a column is another", 1, base.columns()[0]));
        all.add(base.withColumn("a column is 7 throughout", 1, filled(7)));
        all.add(base.withColumn("a column is 0 throughout", 0, new double[ROWS]));
        all.add(base.withColumn("a column moves by 1 in 1e15", 0, hardly));
        double[] lone = new double[ROWS];
        lone[9] = 1;
        all.add(base.withColumn("a column singles a row out", 1, lone));
        double[] giant = base.columns()[1].clone();
        giant[3] = 1e12;
        all.add(base.withColumn("one value of 1e12", 1, giant));
        all.add(base.withColumn("a column is the exposure", 2, base.treated()));
        all.add(base.withColumn("a column is the outcome", 0, base.y()));
    }

    private static void groups(Table base, List<Table> all) {
        double[] one = new double[ROWS];
        one[11] = 1;
        all.add(base.withTreated("one exposed", one));
        double[] allButOne = filled(1);
        allButOne[11] = 0;
        all.add(base.withTreated("one not exposed", allButOne));
        all.add(base.withTreated("all exposed", filled(1)));
        all.add(base.withTreated("none exposed", new double[ROWS]));
        double[] sorted =
                Arrays.stream(base.columns()[0]).map(x -> x > 0 ? 1 : 0).toArray();
        all.add(base.withTreated("a column tells the exposed", sorted));
        all.add(base.withCluster("one cluster", new int[ROWS]));
        all.add(base.withCluster(
                "two clusters", IntStream.range(0, ROWS).map(i -> i % 2).toArray()));
        all.add(base.withCluster("each row a cluster", IntStream.range(0, ROWS).toArray()));
        double[] heavy = filled(1e-14);
        heavy[7] = 1;
        all.add(base.withWeights("nearly all weight on one row", heavy));
        double[] few = new double[ROWS];
        few[1] = 2;
        few[2] = 1;
        all.add(base.withWeights("weight on two rows", few));
    }

    private static void sizes(Table base, List<Table> all) {
        for (double size : new double[] {1e-300, 1e-160, 1e-80, 1e-20, 1e20, 1e80, 1e160, 1e300}) {
            all.add(base.each("all times " + size, v -> v * size));
            all.add(base.withY(
                    "outcome times " + size,
                    Arrays.stream(base.y()).map(v -> v * size).toArray()));
        }
        Table small = base.each("", v -> v * 1e-300);
        all.add(small.withY(
                "columns times 1e-300, outcome times 1e300",
                Arrays.stream(base.y()).map(v -> v * 1e300).toArray()));
        all.add(base.each("all whole multiples of the least number there is", v -> Math.rint(v) * Double.MIN_VALUE));
        all.add(base.each("all around 1e15", v -> 1e15 + Math.rint(v)));
        all.add(base.each("all rounded", Math::rint));
    }

    private static double[] filled(double value) {
        double[] values = new double[ROWS];
        Arrays.fill(values, value);
        return values;
    }
}
