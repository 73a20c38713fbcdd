package org.wayworth.analytics.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.lifetime.Fitted;
import org.wayworth.kernel.lifetime.Renewals;
import org.wayworth.kernel.lifetime.RetentionModel;

/**
 * Geometric: at each renewal every contract ends with the same probability. What the shifted beta-geometric becomes
 * where contracts do not differ.
 */
record GeometricRetention(double leaving) implements RetentionModel<GeometricRetention> {

    static Fit<Fitted<GeometricRetention>> fit(Renewals due) {
        double left = due.allLost();
        double renewals = due.allKept() + left;
        if (left == 0) {
            return Fit.impossible(Fit.Reason.TOO_FEW_EVENTS, "no contract has ended", "Wait for contracts to end.");
        }
        double leaving = left / renewals;
        double logLikelihood = left * Math.log(leaving) + (renewals - left) * Math.log1p(-leaving);
        return Fit.done(new Fitted<>(
                new GeometricRetention(leaving),
                Matrix.ofRows(1, 1, new double[] {(1 - leaving) / left}),
                logLikelihood,
                0,
                due.contracts()));
    }

    @Override
    public double survival(double periods) {
        return Math.pow(1 - Math.min(1, leaving), periods);
    }

    @Override
    public Vector parameters() {
        return Vector.of(leaving);
    }

    @Override
    public List<String> names() {
        return List.of("leaving");
    }

    @Override
    public GeometricRetention with(Vector parameters) {
        return new GeometricRetention(parameters.at(0));
    }
}
