package org.wayworth.kernel.experiment;

/** Who was assigned to what: splits a column by arm. */
final class Units {

    private final double[] treated;
    private final int treatments;

    private Units(double[] treated, int treatments) {
        this.treated = treated;
        this.treatments = treatments;
    }

    /** @param treated 1 for treatment, 0 for control */
    static Units of(double[] treated) {
        int treatments = 0;
        for (int i = 0; i < treated.length; i++) {
            if (treated[i] != 0 && treated[i] != 1) {
                throw new IllegalArgumentException("treated must be 0 or 1, not " + treated[i] + " in row " + i);
            }
            treatments += (int) treated[i];
        }
        return new Units(treated, treatments);
    }

    int treatments() {
        return treatments;
    }

    int controls() {
        return treated.length - treatments;
    }

    double[] treatment(double[] column) {
        return select(column, 1, treatments);
    }

    double[] control(double[] column) {
        return select(column, 0, treated.length - treatments);
    }

    private double[] select(double[] column, int arm, int count) {
        double[] selected = new double[count];
        int k = 0;
        for (int i = 0; i < column.length; i++) {
            if (treated[i] == arm) {
                selected[k++] = column[i];
            }
        }
        return selected;
    }

    static void requireSameLength(String name, double[] column, double[] treated) {
        if (column.length != treated.length) {
            throw new IllegalArgumentException(
                    name + " must have " + treated.length + " rows like treated, not " + column.length);
        }
    }
}
