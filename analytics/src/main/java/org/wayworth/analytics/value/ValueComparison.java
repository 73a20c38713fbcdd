package org.wayworth.analytics.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.RateOfLeaving;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/** One outcome, band by band: as they are, and as they would be if the bands were alike in what was known before. */
final class ValueComparison {

    private static final double LEVEL = 0.95;

    private final LandmarkStudy study;
    private final ValueBands bands;
    private final Covariates covariates;

    ValueComparison(LandmarkStudy study, ValueBands bands) {
        this.study = study;
        this.bands = bands;
        this.covariates = study.covariates();
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
                .inSteps("from band to band");
    }

    private Unit differenceUnit() {
        return study.plan()
                .outcome()
                .differenceUnit(study.currency(), study.plan().horizonDays(), "");
    }

    Fit<Finding> finding(Run run, int index, String question) {
        return alike().map(model -> finding(model, run, index, question));
    }

    private Finding finding(Ols.Result model, Run run, int index, String question) {
        Measured gap = gap(model);
        List<Check> checks = checks(run.seed());
        Grade grade = Grade.award(Design.ADJUSTED_COMPARISON, checks);
        ValueExhibits exhibits = new ValueExhibits(this, model);
        return new FindingBuilder(run, index, question, study.base())
                .estimand(estimand())
                .estimate(gap)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(exhibits.all())
                .assuming(study.assumptions(covariates))
                .workings(exhibits.workings())
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement(gap, grade))));
    }

    /** Highest band less lowest, if both were alike. */
    Measured gap(Ols.Result model) {
        Estimate gap = model.estimate(bands.levels().length - 1, LEVEL);
        return Means.measured(gap, differenceUnit());
    }

    private String statement(Measured gap, Grade grade) {
        FollowUp outcome = study.plan().outcome();
        int horizonDays = study.plan().horizonDays();
        String bandsText =
                bands.highest().label() + " rather than " + bands.lowest().label();
        if (!gap.isClearOf(0)) {
            return "Between ratings of " + bands.highest().label() + " and "
                    + bands.lowest().label() + " we see no clear difference in " + outcome.noun() + ".";
        }
        return "A rating of " + bandsText + " " + grade.verb() + " "
                + outcome.phrase(gap.sizeText(), gap.value() > 0, horizonDays) + ".";
    }

    private String estimand() {
        return "Mean " + study.plan().outcome().noun() + " over the "
                + Unit.whole(study.plan().horizonDays()) + " days after "
                + study.plan().landmark().map(date -> "the landmark " + date).orElse("the answer")
                + " of those who rate " + bands.highest().label() + ", less that of those who rate "
                + bands.lowest().label() + " (" + study.survey().metric() + " in "
                + study.survey().survey()
                + "), among those who answered"
                + (study.plan().where().isEverybody()
                        ? ""
                        : " (" + study.plan().where().text() + ")")
                + ", if the bands were alike in "
                + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups())) + ".";
    }

    private List<Check> checks(long seed) {
        Comparison comparison = on(covariates, study.rows().outcome());
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "time order",
                "Is everything adjusted for known before the answer, and everything counted after it?",
                Verdict.PASSED,
                "observed to the end of the "
                        + Unit.whole(study.plan().horizonDays()) + " days for every one of the "
                        + study.base().text(),
                Grade.UNADJUSTED));
        checks.add(placebo());
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

    /** The ratings against the revenue of the last days before the answer: point by point, which sees more than bands. */
    private Check placebo() {
        Optional<Estimate> main = study.plan().outcome() == FollowUp.REVENUE
                ? study.comparison(covariates).adjusted().fold(Optional::of, no -> Optional.<Estimate>empty())
                : Optional.empty();
        return study.placebo(covariates)
                .inSteps("per point")
                .placebo("revenue in the " + Unit.whole(study.plan().placeboDays()) + " days before the answer", main);
    }
}
