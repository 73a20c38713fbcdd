package org.wayworth.kernel.lifetime;

/** A log-likelihood with its first and second derivatives in the parameters, while it is being added up. */
final class Derivatives {

    final int size;
    double value;
    final double[] gradient;
    /** Full square, row after row. */
    final double[] hessian;

    Derivatives(int size) {
        this.size = size;
        gradient = new double[size];
        hessian = new double[size * size];
    }

    /** Both halves. */
    void addHessian(int j, int k, double term) {
        hessian[j * size + k] += term;
        if (j != k) {
            hessian[k * size + j] += term;
        }
    }

    Derivatives plus(Derivatives other) {
        value += other.value;
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] += other.gradient[j];
        }
        for (int k = 0; k < hessian.length; k++) {
            hessian[k] += other.hessian[k];
        }
        return this;
    }

    /** The same in the logarithms of the parameters. */
    Derivatives inLogs(double[] parameters) {
        Derivatives logs = new Derivatives(size);
        logs.value = value;
        for (int j = 0; j < size; j++) {
            logs.gradient[j] = parameters[j] * gradient[j];
            for (int k = 0; k < size; k++) {
                logs.hessian[j * size + k] =
                        parameters[j] * parameters[k] * hessian[j * size + k] + (j == k ? logs.gradient[j] : 0);
            }
        }
        return logs;
    }
}
