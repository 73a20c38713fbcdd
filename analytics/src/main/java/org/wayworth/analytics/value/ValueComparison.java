package org.wayworth.analytics.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Relationships;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.Headline;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.RateOfLeaving;
import org.wayworth.analytics.landmark.TimingChecks;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.sceptic.Onset;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/** One outcome by band of ratings, unadjusted and adjusted for what was known before. */
final class ValueComparison {

    private static final double LEVEL = 0.95;

    private final LandmarkStudy study;
    private final ValueBands bands;
    private final Covariates covariates;
    private final Fit<Onset> onset;

    /** @param onset of the whole span, before its first days were left out */
    ValueComparison(LandmarkStudy study, ValueBands bands, Fit<Onset> onset) {
        this.study = study;
        this.bands = bands;
        this.covariates = study.covariates();
        this.onset = onset;
    }

    LandmarkStudy study() {
        return study;
    }

    ValueBands bands() {
        return bands;
    }

    Covariates covariates() {
        return covariates;
    }

    /** A mean for each band, if all bands were like all respondents. */
    Fit<Ols.Result> alike() {
        return on(covariates, study.rows().outcome()).levelModel(bands.levels());
    }

    /** A mean for each band, as they are. */
    Fit<Ols.Result> asTheyAre() {
        return on(Covariates.ofRows(study.rows().size()), study.rows().outcome())
                .levelModel(bands.levels());
    }

    private Comparison on(Covariates known, double[] outcome) {
        return new Comparison(bands.ofRow(), outcome, known, study.rows().customers(), differenceUnit())
                .inSteps("per band");
    }

    private Unit differenceUnit() {
        return study.plan()
                .outcome()
                .differenceUnit(study.currency(), study.plan().span(), "");
    }

    Fit<Finding> finding(Run run, int index, String question) {
        return alike().map(model -> finding(model, run, index, question));
    }

    private Finding finding(Ols.Result model, Run run, int index, String question) {
        Measured gap = gap(model);
        ValueExhibits exhibits = new ValueExhibits(this, model);
        double top = bands.highest().band();
        boolean[] isHigh = new boolean[bands.ofRow().length];
        for (int i = 0; i < isHigh.length; i++) {
            isHigh[i] = bands.ofRow()[i] == top;
        }
        Headline headline = Headline.between(
                study.rows(),
                bands.highest().label(),
                "one of " + bands.lowest().label(),
                isHigh);
        Measured shown = headline.of(gap, study);
        boolean isClear = gap.isClearOf(0);
        return new FindingBuilder(run, index, question, study.base())
                .estimand(estimand())
                .estimate(gap)
                .headline(isClear ? Optional.of(shown) : Optional.empty())
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks(run.seed()))
                .pictures(exhibits.all())
                .assuming(study.assumptions(covariates))
                .workings(exhibits.workings())
                .stating(grade -> isClear ? headline.statement(shown, study, grade) : noDifference());
    }

    private Statement noDifference() {
        return study.plan().span().skipDays() > 0
                ? Headline.noDifference(study)
                : Statement.noClearDifference(
                        "Between ratings of {high} and {low} we see no clear difference in {what} {when}.",
                        Statement.words("high", bands.highest().label()),
                        Statement.words("low", bands.lowest().label()),
                        Statement.words("what", study.plan().outcome().noun()),
                        Statement.words("when", study.plan().span().within()));
    }

    /** Highest band less lowest, if both were alike. */
    Measured gap(Ols.Result model) {
        Estimate gap = model.estimate(bands.levels().length - 1, LEVEL);
        return Means.measured(gap, differenceUnit());
    }

    private String estimand() {
        return "Mean " + study.plan().outcome().noun() + " "
                + study.plan().span().within() + " after "
                + study.plan()
                        .landmark()
                        .map(date -> "the analysis date, " + Sentence.date(date))
                        .orElse("the response")
                + " of those who rate " + bands.highest().label() + ", less that of those who rate "
                + bands.lowest().label() + " (" + study.survey().metric() + " in "
                + study.survey().survey()
                + "), among respondents"
                + (study.plan().where().isEverybody()
                        ? ""
                        : " (" + study.plan().where().text() + ")")
                + ", adjusted for "
                + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups()))
                + ". Refunds count with the sale that they cancel."
                + (study.plan().outcome() == FollowUp.RETENTION ? " " + Relationships.COUNTED : "")
                + study.setting().window().map(window -> " " + window.text()).orElse("");
    }

    private List<Check> checks(long seed) {
        Comparison comparison = on(covariates, study.rows().outcome());
        List<Check> checks = new ArrayList<>();
        // What casts doubt on the slope casts doubt on the bands: it sees more than they do.
        study.comparison(covariates)
                .adjusted()
                .fold(
                        figure -> checks.addAll(new TimingChecks(study, covariates, figure, onset).all()),
                        no -> checks.add(RobustnessCheck.of("time order", "Was everything counted after the response?")
                                .cannotTell(KernelWords.found(no, covariates.names()))));
        if (study.plan().outcome() == FollowUp.RETENTION) {
            checks.add(RateOfLeaving.of(study, covariates).check());
        }
        checks.add(comparison.shuffledExposure(seed));
        checks.add(comparison.overlap(
                bands.highest().band(), "ratings of " + bands.highest().label(), "lower ones"));
        checks.add(comparison.halves(study.rows().day()));
        checks.add(comparison.hiddenCause());
        return checks;
    }
}
