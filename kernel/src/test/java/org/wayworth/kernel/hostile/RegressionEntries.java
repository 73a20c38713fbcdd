package org.wayworth.kernel.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.importance.Correlation;
import org.wayworth.kernel.importance.Lmg;
import org.wayworth.kernel.importance.LmgBootstrap;
import org.wayworth.kernel.importance.NonLinearGain;
import org.wayworth.kernel.importance.PenaltyReward;
import org.wayworth.kernel.importance.Polychoric;
import org.wayworth.kernel.importance.RelativeWeights;
import org.wayworth.kernel.importance.SimpleShares;
import org.wayworth.kernel.importance.SubModels;
import org.wayworth.kernel.missing.EmMoments;
import org.wayworth.kernel.missing.LittleTest;
import org.wayworth.kernel.missing.RubinPool;
import org.wayworth.kernel.panel.FirstDifference;
import org.wayworth.kernel.panel.Mundlak;
import org.wayworth.kernel.panel.RandomEffects;
import org.wayworth.kernel.panel.Within;
import org.wayworth.kernel.regression.AddedVariable;
import org.wayworth.kernel.regression.Collinearity;
import org.wayworth.kernel.regression.Diagnostics;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Hurdle;
import org.wayworth.kernel.regression.Isotonic;
import org.wayworth.kernel.regression.Lasso;
import org.wayworth.kernel.regression.LogLinear;
import org.wayworth.kernel.regression.Logistic;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.regression.Ordinal;
import org.wayworth.kernel.regression.RateSlope;
import org.wayworth.kernel.regression.Ridge;
import org.wayworth.kernel.regression.SeveralOutcomes;
import org.wayworth.kernel.regression.Shrinkage;
import org.wayworth.kernel.regression.Splines;
import org.wayworth.kernel.regression.TwoPart;
import org.wayworth.kernel.regression.Wald;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Sampling;
import org.wayworth.kernel.tree.BoostedTrees;
import org.wayworth.kernel.tree.TreeShap;

/** Regression, importance, panels, missing values, trees. */
final class RegressionEntries {

    private RegressionEntries() {}

    static void add(Entries entries) {
        leastSquares(entries);
        joint(entries);
        otherModels(entries);
        importance(entries);
        panels(entries);
        missing(entries);
        entries.add(
                "tree.BoostedTrees.fit",
                t -> BoostedTrees.of(BoostedTrees.Loss.SQUARED)
                        .fit(t.columns(), t.y(), t.weights())
                        .map(sum -> TreeShap.explain(sum, t.columns())));
    }

    private static void leastSquares(Entries entries) {
        for (Errors errors : Errors.values()) {
            boolean clustered = errors.name().startsWith("CR");
            entries.add(
                    "regression.Ols.fit " + errors,
                    t -> Ols.fit(
                            t.columns(),
                            t.y(),
                            (clustered ? Ols.Options.clustered(t.cluster()) : Ols.Options.standard())
                                    .withErrors(errors)));
        }
        entries.add(
                "regression.Ols.fit two ways",
                t -> Ols.fit(t.columns(), t.y(), Ols.Options.clustered(t.cluster(), t.groups())));
        entries.add(
                "regression.Ols.fit weighted",
                t -> Ols.fit(t.columns(), t.y(), Ols.Options.standard().weighted(t.weights())));
        entries.add(
                "regression.Ols.fit weighted clusters",
                t -> Ols.fit(
                        t.columns(), t.y(), Ols.Options.clustered(t.cluster()).weighted(t.weights())));
        entries.add(
                "regression.Ols.fit levels",
                t -> Ols.fit(new double[][] {t.treated()}, t.y(), Ols.Options.standard())
                        .map(fit -> List.of(fit, fit.combination(new double[] {1, 1}, 0.95))));
        entries.add(
                "regression.Ols.fit without intercept",
                t -> Ols.fit(t.columns(), t.y(), Ols.Options.standard().withoutIntercept()));
        entries.add(
                "regression.AddedVariable.given",
                t -> AddedVariable.given(t.two(), t.y(), null)
                        .flatMap(given -> given.coefficient(t.columns()[2], 0.95)));
        entries.add(
                "regression.AddedVariable.given clusters",
                t -> AddedVariable.given(t.two(), t.y(), t.cluster())
                        .flatMap(given -> given.coefficient(t.columns()[2], 0.95)));
        entries.add(
                "regression.Diagnostics",
                t -> Ols.fit(t.columns(), t.y(), Ols.Options.standard())
                        .map(fit -> List.of(
                                Diagnostics.influence(t.columns(), fit),
                                Diagnostics.breuschPagan(t.columns(), fit),
                                Diagnostics.reset(t.columns(), t.y(), fit))));
        entries.add(
                "regression.Wald.test",
                t -> Ols.fit(t.columns(), t.y(), Ols.Options.standard())
                        .flatMap(fit -> Wald.test(
                                fit.coefficients(), fit.covariance(), new int[] {1, 2}, fit.degreesOfFreedom())));
        entries.add("regression.Collinearity.of", t -> Collinearity.of(t.columns(), t.weights()));
    }

    private static void joint(Entries entries) {
        double[] weights = {1 / 7.0, -1 / 358.0};
        entries.add(
                "regression.SeveralOutcomes.fit",
                t -> SeveralOutcomes.fit(
                                t.two(), 0, new double[][] {t.y(), t.columns()[2]}, SeveralOutcomes.Options.byRow())
                        .map(slopes -> List.of(slopes, slopes.contrast(0.95, weights))));
        entries.add(
                "regression.SeveralOutcomes.fit clusters",
                t -> SeveralOutcomes.fit(
                                t.two(),
                                0,
                                new double[][] {t.y(), t.columns()[2]},
                                SeveralOutcomes.Options.byCluster(t.cluster()).weighted(t.weights()))
                        .map(slopes -> List.of(slopes, slopes.contrast(0.95, weights))));
        for (RateSlope.Weighting weighting : RateSlope.Weighting.values()) {
            entries.add(
                    "regression.RateSlope.fit " + weighting,
                    t -> RateSlope.fit(
                                    t.two(),
                                    0,
                                    t.y(),
                                    Arrays.stream(t.columns()[2]).map(Math::abs).toArray(),
                                    365,
                                    weighting,
                                    SeveralOutcomes.Options.byRow())
                            .map(slopes -> List.of(slopes, slopes.slope(0, 0.95))));
        }
    }

    private static void otherModels(Entries entries) {
        entries.add("regression.Logistic.fit", t -> Logistic.fit(t.columns(), t.yes(), Logistic.Options.standard()));
        entries.add(
                "regression.Logistic.fit robust",
                t -> Logistic.fit(
                        t.columns(),
                        t.yes(),
                        Logistic.Options.standard().withErrors(Errors.HC1).weighted(t.weights())));
        entries.add(
                "regression.Logistic.fit clusters",
                t -> Logistic.fit(
                        t.columns(), t.yes(), Logistic.Options.standard().clustered(t.cluster())));
        entries.add("regression.Logistic.fit Firth", t -> Logistic.fit(t.columns(), t.yes(), Logistic.Options.firth()));
        for (LogLinear.Law law : LogLinear.Law.values()) {
            entries.add(
                    "regression.LogLinear.fit " + law,
                    t -> LogLinear.fit(t.columns(), t.amounts(), law, LogLinear.Options.standard()));
        }
        entries.add(
                "regression.LogLinear.fit clusters",
                t -> LogLinear.fit(
                        t.columns(),
                        t.amounts(),
                        LogLinear.Law.POISSON,
                        LogLinear.Options.standard().clustered(t.cluster()).weighted(t.weights())));
        for (TwoPart.Amount amount : TwoPart.Amount.values()) {
            entries.add(
                    "regression.TwoPart.fit " + amount,
                    t -> TwoPart.fit(t.columns(), t.amounts(), amount)
                            .map(fit -> List.of(fit, fit.meanDifference(t.columns(), 0, 0, 1))));
        }
        for (Hurdle.Count count : Hurdle.Count.values()) {
            entries.add("regression.Hurdle.fit " + count, t -> Hurdle.fit(t.columns(), t.countsAsDoubles(), count));
        }
        for (Ordinal.Link link : Ordinal.Link.values()) {
            entries.add(
                    "regression.Ordinal.fit " + link,
                    t -> Ordinal.fit(t.columns(), t.answers(), t.weights(), link)
                            .map(fit -> List.of(fit, fit.probabilities(0.5, 0.5, 0.5))));
        }
        entries.add("regression.Ridge.fit", t -> Ridge.fit(t.columns(), t.y(), 2.0));
        entries.add("regression.Ridge.fit weighted", t -> Ridge.fit(t.columns(), t.y(), t.weights(), 0.1));
        entries.add(
                "regression.Ridge.byCrossValidation",
                t -> Ridge.byCrossValidation(t.columns(), t.y(), t.weights(), 0, 0.1, 1, 10));
        entries.add("regression.Lasso.fit", t -> Lasso.fit(t.columns(), t.y(), t.weights(), 0.1));
        entries.add("regression.Isotonic.fit", t -> Isotonic.fit(t.columns()[0], t.y(), t.weights()));
        entries.add("regression.Shrinkage.toward", t -> Shrinkage.toward(t.y(), t.amounts()));
        entries.add("regression.Splines", t -> {
            double[] knots = Splines.quantiles(t.columns()[0], 0.1, 0.5, 0.9);
            return List.of(
                    Vector.of(knots),
                    Matrix.of(Splines.restrictedCubic(t.columns()[0], knots)),
                    Matrix.of(Splines.cubic(t.columns()[0], knots)));
        });
    }

    private static void importance(Entries entries) {
        entries.add("importance.Lmg.fit", t -> Lmg.fit(t.columns(), t.y(), t.weights()));
        entries.add("importance.Correlation.of", t -> Correlation.of(t.columns(), t.y(), t.weights()));
        entries.add(
                "importance.Lmg.ofCorrelation",
                t -> Correlation.of(t.columns(), t.y(), null).map(Lmg::ofCorrelation));
        entries.add(
                "importance.RelativeWeights.of",
                t -> Correlation.of(t.columns(), t.y(), null).map(RelativeWeights::of));
        entries.add(
                "importance.SimpleShares.of",
                t -> Correlation.of(t.columns(), t.y(), null).flatMap(SimpleShares::of));
        entries.add(
                "importance.SubModels.linear",
                t -> Correlation.of(t.columns(), t.y(), null)
                        .map(SubModels::linear)
                        .map(models -> List.of(
                                models.shapley(),
                                models.full(),
                                models.conditionalDominance(),
                                models.completeDominance())));
        entries.add(
                "importance.SubModels.logistic",
                t -> SubModels.logistic(t.columns(), t.yes(), t.weights())
                        .map(models -> List.of(models.shapley(), models.full(), models.conditionalDominance())));
        entries.add(
                "importance.LmgBootstrap.run",
                t -> LmgBootstrap.run(
                                t.columns(),
                                t.y(),
                                t.weights(),
                                Sampling.clusters(t.cluster()),
                                new Bootstrap.Options(40, 3))
                        .map(drawn -> List.of(drawn, LmgBootstrap.shareInTop(drawn, 0, 1))));
        entries.add("importance.NonLinearGain.fit", t -> {
            Table five = t.rows(
                    t.name(), IntStream.range(0, 5 * t.n()).map(i -> i % t.n()).toArray());
            return NonLinearGain.fit(five.columns(), five.y(), five.weights(), null, 0.95, 4);
        });
        entries.add(
                "importance.PenaltyReward.fit",
                t -> PenaltyReward.fit(t.columns(), t.y(), new PenaltyReward.Options(-0.5, 0.5, 3, 0.95)));
        entries.add(
                "importance.Polychoric.fit", t -> Polychoric.fit(new int[][] {t.answers(), t.groups(), t.yesInts()}));
    }

    private static void panels(Entries entries) {
        for (Within.WithinErrors errors : Within.WithinErrors.values()) {
            entries.add("panel.Within.fit " + errors, t -> Within.fit(t.columns(), t.y(), t.cluster(), null, errors));
        }
        entries.add(
                "panel.Within.fit two ways",
                t -> Within.fit(t.columns(), t.y(), t.cluster(), t.groups(), Within.WithinErrors.CLUSTERED));
        entries.add("panel.FirstDifference.fit", t -> {
            int[] period = new int[t.n()];
            Arrays.setAll(period, i -> i);
            return FirstDifference.fit(t.columns(), t.y(), t.cluster(), period, Errors.CR1);
        });
        entries.add(
                "panel.RandomEffects.fit",
                t -> RandomEffects.fit(t.columns(), t.y(), t.cluster())
                        .map(random -> List.of(
                                random,
                                Within.fit(t.columns(), t.y(), t.cluster(), null, Within.WithinErrors.CLASSICAL)
                                        .flatMap(random::hausman))));
        entries.add("panel.Mundlak.fit", t -> Mundlak.fit(t.columns(), t.y(), t.cluster()));
    }

    private static void missing(Entries entries) {
        entries.add(
                "missing.EmMoments.fit",
                t -> EmMoments.fit(holes(t), t.weights()).map(found -> List.of(found, found.regress(1), found.r2(1))));
        entries.add("missing.LittleTest.test", t -> LittleTest.test(holes(t)));
        entries.add("missing.RubinPool.pool", t -> RubinPool.pool(t.y(), t.amounts(), t.n() - 1.0, t.n(), 0.95));
    }

    /** Every fifth value of the last column is missing. */
    private static double[][] holes(Table t) {
        double[][] columns = {t.columns()[0], t.y(), t.columns()[2].clone()};
        for (int i = 0; i < t.n(); i += 5) {
            columns[2][i] = Double.NaN;
        }
        return columns;
    }
}
