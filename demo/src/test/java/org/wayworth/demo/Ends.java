package org.wayworth.demo;

import java.util.ArrayList;
import java.util.List;

/** How the answer moves the rate at which contracts end: exponential survival regression by Newton's method. */
final class Ends {

    private static final int HALF_YEAR = 182;
    private static final int STEPS = 12;

    private record Row(double[] terms, double days, boolean ended, int score) {}

    private final List<Row> rows = new ArrayList<>();

    Ends(Recovery recovery) {
        for (Wave wave : Wave.values()) {
            if (wave.until <= Days.END) {
                for (Exported.Response response : recovery.answersOf(wave)) {
                    add(response, wave);
                }
            }
        }
    }

    private void add(Exported.Response response, Wave wave) {
        Exported.Person person = response.person();
        if (person.contractEnds > wave.landmark) {
            boolean ended = person.contractEnds <= wave.landmark + HALF_YEAR;
            double days = ended ? person.contractEnds - wave.landmark - 0.5 : HALF_YEAR;
            double[] terms = new double[Recovery.AGES.size() + 2];
            terms[0] = 1;
            terms[1] = response.score();
            for (int i = 0; i < Recovery.AGES.size(); i++) {
                terms[i + 2] = person.age.equals(Recovery.AGES.get(i)) ? 1 : 0;
            }
            rows.add(new Row(terms, days, ended, response.score()));
        }
    }

    int n() {
        return rows.size();
    }

    /** Share of contracts that still run 182 days after the landmark, for answers from one to another. */
    double kept(int lowest, int highest) {
        int n = 0;
        int kept = 0;
        for (Row row : rows) {
            if (row.score >= lowest && row.score <= highest) {
                n++;
                kept += row.ended ? 0 : 1;
            }
        }
        return (double) kept / n;
    }

    /** Log of the ratio of rates per point, the age band held, with its standard error. */
    Line.Slope logRatio() {
        int p = rows.get(0).terms.length;
        double[] b = new double[p];
        b[0] = Math.log(0.001);
        double[][] inverse = new double[p][p];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[p];
            double[][] information = new double[p][p];
            for (Row row : rows) {
                double expected = row.days * Math.exp(Line.dot(b, row.terms));
                for (int j = 0; j < p; j++) {
                    gradient[j] += row.terms[j] * ((row.ended ? 1 : 0) - expected);
                    for (int k = 0; k < p; k++) {
                        information[j][k] += row.terms[j] * row.terms[k] * expected;
                    }
                }
            }
            inverse = Line.inverse(information);
            for (int j = 0; j < p; j++) {
                b[j] += Line.dot(inverse[j], gradient);
            }
        }
        return new Line.Slope(b[1], Math.sqrt(inverse[1][1]), 0);
    }
}
