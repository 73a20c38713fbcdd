package org.wayworth.kernel.cluster;

import org.wayworth.kernel.parallel.Blocks;

/** Every pair's dissimilarity, worked out once: the lower triangle, row after row. */
final class DistanceTable implements Dissimilarity {

    private final double[][] rows;

    private DistanceTable(double[][] rows) {
        this.rows = rows;
    }

    static DistanceTable of(Dissimilarity all) {
        int n = all.size();
        return new DistanceTable(Blocks.map(n, i -> {
                    double[] row = new double[i];
                    for (int j = 0; j < i; j++) {
                        row[j] = all.between(i, j);
                    }
                    return row;
                })
                .toArray(double[][]::new));
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public double between(int i, int j) {
        return i == j ? 0 : i > j ? rows[i][j] : rows[j][i];
    }
}
