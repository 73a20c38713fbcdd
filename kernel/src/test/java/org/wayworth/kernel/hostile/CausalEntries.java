package org.wayworth.kernel.hostile;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.causal.Aipw;
import org.wayworth.kernel.causal.Balance;
import org.wayworth.kernel.causal.CrossFitting;
import org.wayworth.kernel.causal.EffectSignal;
import org.wayworth.kernel.causal.Estimand;
import org.wayworth.kernel.causal.InverseWeighting;
import org.wayworth.kernel.causal.Overlap;
import org.wayworth.kernel.causal.PartiallyLinear;
import org.wayworth.kernel.causal.Standardisation;
import org.wayworth.kernel.causal.UnequalEffects;
import org.wayworth.kernel.difference.GroupTime;
import org.wayworth.kernel.difference.Panel;
import org.wayworth.kernel.difference.TwoPeriods;
import org.wayworth.kernel.experiment.AdjustedDifference;
import org.wayworth.kernel.experiment.AlwaysValid;
import org.wayworth.kernel.experiment.Arm;
import org.wayworth.kernel.experiment.Cuped;
import org.wayworth.kernel.experiment.GroupSequential;
import org.wayworth.kernel.experiment.MeanDifference;
import org.wayworth.kernel.experiment.Power;
import org.wayworth.kernel.experiment.RatioDifference;
import org.wayworth.kernel.experiment.SampleRatio;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.sensitivity.Benchmarks;
import org.wayworth.kernel.sensitivity.CoefficientStability;
import org.wayworth.kernel.sensitivity.EValue;
import org.wayworth.kernel.sensitivity.OmittedConfounder;
import org.wayworth.kernel.synthetic.Comparison;
import org.wayworth.kernel.synthetic.Search;
import org.wayworth.kernel.synthetic.SyntheticControl;
import org.wayworth.kernel.synthetic.SyntheticDifference;

/** Effects: without and with an experiment, staged, of one unit; and what hidden causes could do. */
final class CausalEntries {

    private CausalEntries() {}

    static void add(Entries entries) {
        causal(entries);
        sensitivity(entries);
        experiments(entries);
        staged(entries);
    }

    private static void causal(Entries entries) {
        CrossFitting split = CrossFitting.standard(5).repeated(2);
        for (Estimand estimand : Estimand.values()) {
            entries.add(
                    "causal.Aipw.fit " + estimand,
                    t -> Aipw.fit(
                            t.columns(),
                            t.treated(),
                            t.y(),
                            Aipw.Options.standard(split).of(estimand)));
            entries.add(
                    "causal.InverseWeighting.fit " + estimand,
                    t -> InverseWeighting.fit(
                                    t.columns(),
                                    t.treated(),
                                    t.y(),
                                    new InverseWeighting.Options(estimand, Overlap.Rule.DEFAULT, 0.95))
                            .map(fit -> List.of(
                                    fit,
                                    InverseWeighting.stabilised(fit, t.treated()),
                                    InverseWeighting.effectiveRows(fit))));
            entries.add(
                    "causal.Overlap.of " + estimand,
                    t -> Overlap.of(t.treated(), t.chances(), estimand, Overlap.Rule.DEFAULT));
        }
        entries.add(
                "causal.Aipw.fit clusters",
                t -> Aipw.fit(
                        t.columns(),
                        t.treated(),
                        t.y(),
                        Aipw.Options.standard(split.clustered(t.cluster()).weighted(t.weights()))));
        entries.add(
                "causal.PartiallyLinear.fit",
                t -> PartiallyLinear.fit(t.two(), t.columns()[2], t.y(), PartiallyLinear.Options.standard(split)));
        entries.add(
                "causal.PartiallyLinear.fit clusters",
                t -> PartiallyLinear.fit(
                        t.two(),
                        t.columns()[2],
                        t.y(),
                        PartiallyLinear.Options.standard(
                                split.clustered(t.cluster()).weighted(t.weights()))));
        entries.add("causal.Standardisation.fit", t -> Standardisation.fit(t.columns(), t.treated(), t.y(), 0.95));
        for (Balance.Scale scale : Balance.Scale.values()) {
            entries.add("causal.Balance.of " + scale, t -> Balance.of(t.columns(), t.treated(), t.weights(), scale));
        }
        entries.add(
                "causal.UnequalEffects.fit",
                t -> UnequalEffects.fit(t.columns(), EffectSignal.scores(t.y(), t.weights()), unequal()));
        entries.add(
                "causal.EffectSignal.perUnit",
                t -> UnequalEffects.fit(t.two(), EffectSignal.perUnit(t.columns()[2], t.y()), unequal()));
        entries.add("causal.Overlap.effective", t -> Overlap.effective(t.weights()));
    }

    private static UnequalEffects.Options unequal() {
        UnequalEffects.Options standard = UnequalEffects.Options.standard(CrossFitting.standard(5));
        return new UnequalEffects.Options(
                standard.learners(), 2, CrossFitting.standard(5).withFolds(2).repeated(2));
    }

    private static void sensitivity(Entries entries) {
        entries.add(
                "sensitivity.Benchmarks.of",
                t -> Benchmarks.of(
                                t.two(), t.columns()[2], t.y(), List.of(new int[] {0}, new int[] {1}, new int[] {0, 1}))
                        .map(found -> List.of(
                                found,
                                OmittedConfounder.of(found.coefficient(), OmittedConfounder.Options.DEFAULT),
                                OmittedConfounder.bound(
                                        found.coefficient(), found.benchmarks().get(0), 1, 0.95),
                                OmittedConfounder.adjust(found.coefficient(), 0.3, 0.2, 0.95))));
        entries.add("sensitivity.CoefficientStability.of", t -> {
            Ols.Options classical = Ols.Options.of(Errors.CLASSICAL);
            double[][] dose = {t.columns()[2]};
            return Ols.fit(dose, t.y(), classical)
                    .flatMap(alone -> Ols.fit(
                                    new double[][] {t.columns()[2], t.columns()[0], t.columns()[1]}, t.y(), classical)
                            .flatMap(whole -> CoefficientStability.of(
                                    new CoefficientStability.Regression(
                                            alone.coefficients().at(1), alone.r2()),
                                    new CoefficientStability.Regression(
                                            whole.coefficients().at(1), whole.r2()),
                                    new CoefficientStability.Variances(
                                            variance(t.y()), variance(t.columns()[2]), variance(t.columns()[2]) / 2),
                                    Math.min(1, 1.3 * whole.r2()))));
        });
        entries.add("sensitivity.EValue.of", t -> {
            double ratio = t.amounts()[0];
            return EValue.of(ratio, new Interval(ratio / 2, ratio * 2, 0.95));
        });
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
    }

    private static void experiments(Entries entries) {
        entries.add("experiment.MeanDifference.fit", t -> MeanDifference.fit(t.y(), t.columns()[0], 0.95));
        entries.add("experiment.Arm.of", t -> MeanDifference.fit(Arm.of(t.y()), Arm.of(t.treated()), 0.95));
        entries.add("experiment.Cuped.fit", t -> Cuped.fit(t.treated(), t.columns()[0], t.y(), 0.95));
        entries.add(
                "experiment.AdjustedDifference.fit",
                t -> AdjustedDifference.fit(t.columns(), t.treated(), t.y(), AdjustedDifference.Options.at(0.95)));
        entries.add(
                "experiment.AdjustedDifference.fit groups",
                t -> AdjustedDifference.fit(
                        t.columns(),
                        t.treated(),
                        t.y(),
                        AdjustedDifference.Options.at(0.95).clustered(t.cluster())));
        entries.add("experiment.RatioDifference.fit", t -> RatioDifference.fit(t.treated(), t.y(), t.amounts(), 0.95));
        entries.add(
                "experiment.SampleRatio.of",
                t -> SampleRatio.of(new long[] {t.counts()[0], t.n()}, new double[] {1, 1}));
        entries.add(
                "experiment.AlwaysValid.follow",
                t -> AlwaysValid.follow(
                        Arrays.stream(t.y())
                                .mapToObj(v -> new AlwaysValid.Look(v, Math.abs(v)))
                                .toList(),
                        1,
                        0.95));
        entries.add("experiment.AlwaysValid.tunedFor", t -> AlwaysValid.tunedFor(t.amounts()[0], 0.95));
        entries.add(
                "experiment.GroupSequential",
                t -> List.of(
                        GroupSequential.pocock(Math.min(3, t.n()), 0.05),
                        GroupSequential.obrienFleming(Math.min(3, t.n()), 0.05),
                        GroupSequential.spend(
                                GroupSequential.Spending.POCOCK, new double[] {t.chances()[0], 1}, 0.05)));
        entries.add(
                "experiment.Power",
                t -> List.of(
                        Power.ofMeans(t.y()[0], t.amounts()[0], t.n(), 0.05),
                        Power.unitsForMeans(t.y()[0], 1, Power.Plan.DEFAULT),
                        Power.unitsForShares(0.1, t.chances()[0], Power.Plan.DEFAULT),
                        Power.detectable(t.amounts()[0], t.n(), Power.Plan.DEFAULT)));
        entries.add(
                "experiment.Power small",
                t -> List.of(
                        Power.ofMeans(1, 2, t.n(), 0.05),
                        Power.unitsForMeans(1, 2, Power.Plan.DEFAULT),
                        Power.detectable(2, t.n(), Power.Plan.DEFAULT),
                        Power.adjustedDeviation(2, t.chances()[0]),
                        Power.designEffect(t.n(), t.chances()[0])));
    }

    private static void staged(Entries entries) {
        entries.add(
                "difference.TwoPeriods.fit",
                t -> TwoPeriods.fit(t.columns()[0], t.y(), t.treated(), new double[][] {t.columns()[1]}, null, 0.95));
        entries.add(
                "difference.TwoPeriods.fit clusters",
                t -> TwoPeriods.fit(t.columns()[0], t.y(), t.treated(), new double[0][], t.cluster(), 0.95));
        for (GroupTime.Controls controls : GroupTime.Controls.values()) {
            entries.add(
                    "difference.GroupTime.fit " + controls,
                    t -> GroupTime.fit(panel(t), new GroupTime.Options(controls, 0, 0.95, 50, 3)));
        }
        entries.add(
                "difference.GroupTime.fit adjusted",
                t -> GroupTime.fit(
                        panel(t).adjustedFor(new double[][] {t.columns()[2]}).clustered(t.cluster()),
                        new GroupTime.Options(GroupTime.Controls.NOT_YET_TREATED, 0, 0.95, 50, 3)));
        for (Search search : Search.values()) {
            entries.add("synthetic.SyntheticControl.fit " + search, t -> SyntheticControl.fit(comparison(t), search));
            entries.add(
                    "synthetic.SyntheticDifference.fit " + search,
                    t -> SyntheticDifference.fit(comparison(t), new SyntheticDifference.Options(search, 10, 3, 0.95)));
        }
    }

    private static Panel panel(Table t) {
        int[] first = new int[t.n()];
        Arrays.setAll(first, i -> t.treated()[i] == 1 ? 2002 + i % 2 : Panel.NEVER);
        return Panel.of(new int[] {2001, 2002, 2003}, new double[][] {t.columns()[0], t.columns()[1], t.y()}, first);
    }

    /** Up to six units of up to ten periods. */
    private static Comparison comparison(Table t) {
        int periods = Math.max(1, Math.min(10, t.n() / 3));
        int units = t.n() / periods;
        double[][] outcomes = new double[units][];
        Arrays.setAll(outcomes, u -> Arrays.copyOfRange(t.y(), u * periods, (u + 1) * periods));
        boolean[] treated = new boolean[units];
        treated[0] = true;
        return Comparison.of(outcomes, treated, Math.max(1, periods - 2));
    }
}
