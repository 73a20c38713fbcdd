package org.wayworth.analytics.landmark;

import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Logistic;
import org.wayworth.kernel.weighting.InverseResponse;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/**
 * How much each answer must count for the answers to look like everybody who was asked, in what was known before:
 * stabilised inverse-response weights, trimmed (Robins, Rotnitzky and Zhao 1994; Seaman and White 2013).
 *
 * @param weights one a row of the study; 0 where no invitation brought the answer
 * @param asked invitations that the response model rests on
 * @param answered of these
 * @param effectiveRows answers of equal weight that would be as precise
 */
record Responding(double[] weights, long asked, long answered, double effectiveRows) {

    private static final int FEWEST = 100;

    /** The model of who answers learns from as many invitations, evenly spaced; more settle its coefficients no better. */
    private static final int MOST_LEARNT = 200_000;

    private record Query(
            String survey,
            String metric,
            String currency,
            int lookbackDays,
            int mostLearnt,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {}

    static Fit<Responding> of(LandmarkStudy study, Attributes attributes, Warehouse warehouse) {
        LandmarkPlan plan = study.plan();
        if (study.survey().nAsked() == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "it is not known who was invited",
                    "import the survey tool's invitations, answered or not");
        }
        Columns asked = warehouse.read(
                Landmarks.class,
                "asked.sql",
                new Query(
                        study.survey().survey(),
                        study.survey().metric(),
                        study.currency(),
                        plan.lookbackDays(),
                        MOST_LEARNT,
                        plan.from(),
                        plan.until()));
        double[] isAnswered = IntStream.range(0, asked.size())
                .mapToDouble(i -> asked.isNull("feedback_id", i) ? 0 : 1)
                .toArray();
        long answered = (long) Arrays.stream(isAnswered).sum();
        long invitations = asked.size() == 0 ? 0 : asked.longs("n_asked")[0];
        if (answered < FEWEST || invitations - answered < FEWEST) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    Unit.whole(answered) + " of " + Unit.whole(invitations) + " invitations were answered",
                    "at least " + FEWEST + " of either are needed");
        }
        Covariates known =
                known(asked, attributes, plan.leaveOut(), study.rows().knowsMoney());
        long[] isLearnt = asked.longs("is_learnt");
        int[] learnt = IntStream.range(0, isLearnt.length)
                .filter(i -> isLearnt[i] == 1)
                .toArray();
        return Logistic.fit(
                        Rows.pick(known.columns(), learnt), Rows.pick(isAnswered, learnt), Logistic.Options.standard())
                .flatMap(model -> InverseResponse.fit(
                        model.predict(known.columns()), yes(isAnswered), InverseResponse.Options.defaults()))
                .map(weights -> onto(study, asked, isAnswered, invitations, weights));
    }

    private static Covariates known(Columns asked, Attributes attributes, Set<String> leaveOut, boolean knowsMoney) {
        long[] customers = asked.longs("customer_id");
        double[] day = asked.doubles("asked_day");
        Covariates known = Covariates.ofRows(asked.size());
        if (knowsMoney) {
            known.amount("earlier revenue", asked.doubles("revenue_before_minor"));
        }
        known.number(
                "time as a customer",
                Arrays.stream(asked.doubles("tenure_days")).map(Math::log1p).toArray());
        if (knowsMoney) {
            known.number("earlier sales", asked.doubles("sales_before"));
        }
        for (String name : attributes.names()) {
            if (!leaveOut.contains(name)) {
                known.factor(name, attributes.at(name, customers, day));
            }
        }
        return known.factor("quarter", EachRow.quarters(asked.longs("quarter"))).withoutDependent();
    }

    private static boolean[] yes(double[] ones) {
        boolean[] yes = new boolean[ones.length];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = ones[i] == 1;
        }
        return yes;
    }

    private static Responding onto(
            LandmarkStudy study, Columns asked, double[] isAnswered, long invitations, InverseResponse.Result result) {
        long[] feedback = asked.longsOr("feedback_id", -1);
        Long2DoubleOpenHashMap byResponse = new Long2DoubleOpenHashMap();
        int next = 0;
        for (int i = 0; i < feedback.length; i++) {
            if (isAnswered[i] == 1) {
                byResponse.put(feedback[i], result.weights().at(next++));
            }
        }
        double[] weights = Arrays.stream(study.rows().responses())
                .mapToDouble(id -> byResponse.get(id))
                .toArray();
        return new Responding(
                weights, invitations, (long) Arrays.stream(isAnswered).sum(), result.effectiveRows());
    }
}
