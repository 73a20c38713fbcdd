package org.wayworth.kernel.regression;

import org.wayworth.kernel.reference.Columns;

/** The design that the reference case two_part_lalonde uses throughout. */
final class Lalonde {

    static final String[] TERMS = {
        "(Intercept)", "treat", "age", "educ", "black", "hispan", "married", "nodegree", "I(re74/1000)", "I(re75/1000)"
    };

    private Lalonde() {}

    static double[][] design(Columns input) {
        double[][] columns =
                input.design("treat", "age", "educ", "black", "hispan", "married", "nodegree", "re74", "re75");
        for (int j = 7; j < 9; j++) {
            for (int i = 0; i < columns[j].length; i++) {
                columns[j][i] /= 1000;
            }
        }
        return columns;
    }

    static double[] isAboveZero(double[] y) {
        double[] above = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            above[i] = y[i] > 0 ? 1 : 0;
        }
        return above;
    }
}
