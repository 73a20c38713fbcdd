package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.importance.RelativeWeights;
import org.wayworth.kernel.importance.SimpleShares;
import org.wayworth.kernel.importance.SubModels;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;

/** The numbers behind one {@link DriversStudy}, as a tree. */
final class DriversWorkings {

    private final DriversStudy study;
    private final DriversModel model;

    DriversWorkings(DriversStudy study) {
        this.study = study;
        this.model = study.model();
    }

    List<Step> all(List<RoutedQuestion> routed, ModelAssumptions assumptions) {
        List<Step> steps = new ArrayList<>();
        steps.add(rows());
        steps.add(outcome());
        steps.add(moments());
        steps.add(shares());
        steps.add(slopes());
        model.completeModel().map(fit -> steps.add(complete(fit)));
        steps.add(resamples());
        steps.addAll(assumptions.workings());
        for (RoutedQuestion each : routed) {
            steps.add(Step.of(
                    "among those who rated " + each.name(),
                    List.of(
                            Step.of("responses", each.rows().size()),
                            Step.of(
                                    "difference per point",
                                    each.slope(study.target().perPoint()).text()),
                            Step.of("p-value, corrected for all such questions (Benjamini–Hochberg)", each.adjusted()),
                            Step.of("R² of its model", each.model().r2()))));
        }
        return steps;
    }

    private Step rows() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("responses", study.base().before()));
        for (Base.Drop drop : study.base().drops()) {
            steps.add(Step.of("left out: " + drop.rule(), drop.n()));
        }
        steps.add(Step.of("in the model", study.base().n()));
        steps.add(Step.of(
                "customers, an answer without one counting as its own",
                model.resampled().of()));
        steps.add(Step.of(
                "effective sample size (Kish), a customer's responses together",
                model.sample().spread().effectiveN()));
        steps.add(
                Step.of("largest share of one customer", model.sample().spread().largestShare()));
        return Step.of("rows", steps);
    }

    /** Of all who have one, before any question of theirs is looked at. */
    private Step outcome() {
        DriversRows respondents = study.respondents();
        double[] values = respondents.outcome();
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("responses", values.length));
        steps.add(Step.of("unweighted mean", QuestionPerformance.plain(values)));
        QuestionPerformance.mean(
                        values, DriversSample.of(respondents, study.options().weights()), Unit.number(""))
                .ifPresent(mean -> steps.add(Step.of("weighted mean", mean.value() + " " + mean.text())));
        return Step.of("outcome: " + study.target().text(), steps);
    }

    private Step moments() {
        List<Step> means = new ArrayList<>();
        for (int j = 0; j < model.size(); j++) {
            means.add(Step.of(
                    model.name(j),
                    model.moments().means().at(j) + " from "
                            + Unit.whole(model.moments().present().at(j)) + " ratings"));
        }
        means.add(Step.of(study.target().noun(), model.moments().means().at(model.size())));
        return Step.of(
                "means and covariances with missing answers: "
                        + model.moments().patterns() + " patterns of missing answers, "
                        + model.moments().rounds() + " rounds of EM",
                means);
    }

    private Step shares() {
        List<Step> steps = new ArrayList<>();
        boolean exact = model.size() <= SubModels.MOST_COLUMNS;
        double[] other =
                RelativeWeights.of(model.moments().correlation()).weights().toArray();
        for (int j : model.order()) {
            double share = model.share(j, study.shareUnit()).value() * model.r2();
            steps.add(Step.of(
                    model.name(j), share + " of the variance" + (exact ? "; by Johnson's weights " + other[j] : "")));
        }
        return Step.of(
                "R² " + model.r2() + ", shared out by "
                        + (exact ? "LMG over all " + (1L << model.size()) + " models" : "Johnson's relative weights"),
                steps);
    }

    private Step slopes() {
        List<Step> steps = new ArrayList<>();
        SimpleShares.of(model.moments().correlation()).map(simple -> {
            for (int j = 0; j < model.size(); j++) {
                steps.add(Step.of(
                        model.name(j),
                        model.slope(j) + " (standard error " + model.slopeError(j) + "), standardised "
                                + simple.slope().at(j) + ", correlation " + model.correlation(j)
                                + ", explains on its own "
                                + simple.first().at(j) + ", adds last "
                                + simple.last().at(j)));
            }
            return true;
        });
        return Step.of("slopes, the others held constant, from the same moments", steps);
    }

    private Step complete(Ols.Result fit) {
        List<Step> steps = new ArrayList<>();
        for (int j = 0; j < model.size(); j++) {
            steps.add(Step.of(
                    model.name(j),
                    fit.coefficients().at(j + 1) + " (standard error " + fit.standardError(j + 1) + ")"));
        }
        return Step.of(
                "for comparison: least squares among " + Unit.whole(fit.n()) + " complete responses, " + fit.errors()
                        + " errors, R² " + fit.r2(),
                steps);
    }

    private Step resamples() {
        DriversSample.Resampled resampled = model.resampled();
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("without a result", resampled.replicates().failed()));
        steps.add(Step.of(
                "drawn from",
                resampled.units() == resampled.of()
                        ? "all customers"
                        : Unit.whole(resampled.units()) + " customers, the spread scaled to "
                                + Unit.whole(resampled.of())));
        return Step.of(
                Unit.whole(resampled.replicates().values().rows())
                        + " bootstrap samples of customers, the whole model fitted on each",
                steps);
    }
}
