package org.wayworth.analytics.lifetime;

import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.proportion.Concentration;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/** How value is spread over customers: what each tenth of them holds. */
final class ValueConcentration {

    private static final double LEVEL = 0.95;
    private static final int TENTHS = 10;

    private final Concentration values;

    ValueConcentration(Vector values) {
        this.values = new Concentration(values);
    }

    Measured topTenth() {
        return tenth(TENTHS - 1);
    }

    int size(int tenth) {
        return values.bound(tenth + 1, TENTHS) - values.bound(tenth, TENTHS);
    }

    /** Share of the value that a tenth of customers holds, the poorest is 0. */
    Measured tenth(int tenth) {
        return Means.measured(
                values.share(values.bound(tenth, TENTHS), values.bound(tenth + 1, TENTHS), LEVEL),
                Unit.share("of the value"));
    }
}
