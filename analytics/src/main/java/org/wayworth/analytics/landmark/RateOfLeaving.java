package org.wayworth.analytics.landmark;

import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.sceptic.Clusters;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.survival.Cox;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;

/**
 * The rate at which contracts end, per point of the rating, given what was known before (Cox 1972; Efron ties, errors by
 * customer).
 */
public record RateOfLeaving(Fit<Cox.Result> cox) {

    private static final double LEVEL = 0.95;

    /** @param study of retention */
    public static RateOfLeaving of(LandmarkStudy study, Covariates covariates) {
        double[][] others = covariates.columns();
        double[][] columns = Arrays.copyOf(new double[][] {study.rows().ratings()}, others.length + 1);
        System.arraycopy(others, 0, columns, 1, others.length);
        double[] stays = study.rows().outcome();
        boolean[] hasLeft = new boolean[stays.length];
        for (int i = 0; i < stays.length; i++) {
            hasLeft[i] = stays[i] == 0;
        }
        int[] cluster = Clusters.labels(study.rows().customers());
        return new RateOfLeaving(Cox.fit(
                columns,
                study.rows().daysKept(),
                hasLeft,
                Cox.Options.defaults().clustered(cluster)));
    }

    public Check check() {
        RobustnessCheck check = RobustnessCheck.of(
                "adjusted churn rate", "Does it hold for the churn rate, adjusted for what was known before?");
        return check.of(
                cox.map(result -> result.hazardRatio(0, LEVEL)),
                ratio -> check.passedIf(
                        !ratio.interval().contains(1),
                        "one point higher: " + text(ratio) + " (Cox regression, errors by customer)"));
    }

    private static String text(Estimate ratio) {
        return new Measured(
                        ratio.value(),
                        ratio.interval().low(),
                        ratio.interval().high(),
                        LEVEL,
                        Unit.ratio("times the churn rate"))
                .text();
    }

    /** One step, or none where it could not be fitted. */
    public List<Step> workings() {
        return cox.fold(
                result -> List.of(Step.of(
                        "Cox model, Efron ties",
                        List.of(
                                Step.of("contracts that ended", result.events()),
                                Step.of(
                                        "log hazard ratio per point",
                                        result.coefficients().at(0)),
                                Step.of(
                                        "standard error",
                                        Math.sqrt(result.covariance().at(0, 0))),
                                Step.of("log-likelihood", result.logLikelihood())))),
                no -> List.of());
    }
}
