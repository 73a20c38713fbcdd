package org.wayworth.analytics.silent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.kernel.regression.Logistic;
import org.wayworth.kernel.weighting.InverseResponse;
import org.wayworth.kernel.weighting.ResponseIndicator;
import org.wayworth.kernel.weighting.ResponseWeightedMean;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * What tells who responds: a logistic model of all customers asked, and the weights with which respondents stand also for
 * similar customers who did not respond.
 *
 * @param representative the R-indicator: 1 when all were as likely to respond; with its interval
 */
record ResponseModel(
        Covariates covariates,
        Logistic.Result model,
        ResponseIndicator.Estimated representative,
        InverseResponse.Result weights) {

    /** Responses, or non-responses if they are fewer, for each thing that the model may see (Peduzzi et al. 1996). */
    private static final int EVENTS_PER_COEFFICIENT = 10;

    private static final double LEVEL = 0.95;

    /** Trimming would draw the mean towards the plain one where ratings bend; what weights cost has a check of its own. */
    private static final InverseResponse.Options UNTRIMMED = new InverseResponse.Options(0, 1, 1e-6);

    /**
     * @param odds of responding, times those of a customer alike in all else
     * @param chance of odds so far from 1 by chance, corrected for how many there are
     */
    record Sign(String name, Measured odds, double chance) {}

    static Fit<ResponseModel> of(AskedCustomers people) {
        boolean[] heard = people.heard();
        double[] answered = new double[heard.length];
        Arrays.setAll(answered, i -> heard[i] ? 1 : 0);
        Covariates covariates = covariates(people);
        if (covariates.size() == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "nothing is known that differs between customers", "import attributes");
        }
        return logistic(covariates.columns(), answered).flatMap(model -> weighted(covariates, model, heard));
    }

    /** What the model sees: as many things as the rarer of response and non-response allows. */
    static Covariates covariates(AskedCustomers people) {
        int rarer = Math.min(people.nHeard(), people.nSilent());
        return people.covariates().atMost(Math.max(1, rarer / EVENTS_PER_COEFFICIENT - 1));
    }

    /** Where a class responded without exception, its odds have no end; Firth's penalty gives them one. */
    private static Fit<Logistic.Result> logistic(double[][] columns, double[] answered) {
        Fit<Logistic.Result> plain = Logistic.fit(columns, answered, Logistic.Options.standard());
        return plain instanceof Fit.Impossible<Logistic.Result> no && no.reason() == Fit.Reason.SEPARATED
                ? Logistic.fit(columns, answered, Logistic.Options.firth())
                : plain;
    }

    private static Fit<ResponseModel> weighted(Covariates covariates, Logistic.Result model, boolean[] heard) {
        double[] chances = model.fitted().toArray();
        return ResponseIndicator.fit(covariates.columns(), chances, heard, LEVEL)
                .flatMap(representative -> InverseResponse.fit(chances, heard, UNTRIMMED)
                        .map(weights -> new ResponseModel(covariates, model, representative, weights)));
    }

    /** Means of everyone asked and of those heard; the errors know that the chances were estimated. */
    Fit<ResponseWeightedMean.Result> means(boolean[] heard, double[] values) {
        return ResponseWeightedMean.fit(covariates.columns(), model.fitted().toArray(), heard, values, weights, LEVEL);
    }

    /** Columns of yes and no are compared with all others; numbers are given per standard deviation. */
    List<Sign> signs() {
        double[][] columns = covariates.columns();
        List<String> names = covariates.names();
        double[] chances = new double[columns.length];
        Arrays.setAll(chances, j -> model.pValue(j + 1));
        Vector corrected = MultipleTests.BENJAMINI_HOCHBERG.adjust(chances);
        List<Sign> signs = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            boolean isNumber = Arrays.stream(columns[j]).distinct().limit(3).count() > 2;
            double step = isNumber ? deviation(columns[j]) : 1;
            var estimate = model.estimate(j + 1, LEVEL);
            signs.add(new Sign(
                    names.get(j) + (isNumber ? " (per standard deviation)" : ""),
                    new Measured(
                            Math.exp(step * estimate.value()),
                            Math.exp(step * estimate.interval().low()),
                            Math.exp(step * estimate.interval().high()),
                            LEVEL,
                            Unit.ratio("times the odds")),
                    corrected.at(j)));
        }
        return signs;
    }

    private static double deviation(double[] centred) {
        return Math.sqrt(Arrays.stream(centred).map(x -> x * x).sum() / centred.length);
    }
}
