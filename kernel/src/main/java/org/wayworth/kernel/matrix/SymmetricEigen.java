package org.wayworth.kernel.matrix;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues, largest first, and eigenvectors of a small symmetric matrix. */
public final class SymmetricEigen {

    private final int p;
    private final double[] values;
    /** Vector after vector. */
    private final double[][] vectors;

    private SymmetricEigen(int p, double[] values, double[][] vectors) {
        this.p = p;
        this.values = values;
        this.vectors = vectors;
    }

    /** @param symmetric p × p, row after row; not changed */
    public static SymmetricEigen of(double[] symmetric, int p) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
        if (!eigen.decompose(new DMatrixRMaj(p, p, true, symmetric.clone()))) {
            throw new IllegalArgumentException("matrix must be symmetric and finite: its eigenvalues were not found");
        }
        int[] order = IntStream.range(0, p)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).getReal()))
                .mapToInt(k -> k)
                .toArray();
        double[] values = new double[p];
        double[][] vectors = new double[p][];
        for (int k = 0; k < p; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            vectors[k] = Arrays.copyOf(eigen.getEigenVector(order[k]).data, p);
        }
        return new SymmetricEigen(p, values, vectors);
    }

    /** The k-th largest eigenvalue. */
    public double value(int k) {
        return values[k];
    }

    /** Element i of the k-th eigenvector, which has length 1. */
    public double vector(int k, int i) {
        return vectors[k][i];
    }

    public int size() {
        return p;
    }

    /** V f(λ) V': a function of the matrix, p × p, row after row. */
    public double[] apply(DoubleUnaryOperator function) {
        double[] result = new double[p * p];
        for (int k = 0; k < p; k++) {
            double f = function.applyAsDouble(values[k]);
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    result[i * p + j] += f * vectors[k][i] * vectors[k][j];
                }
            }
        }
        return result;
    }
}
