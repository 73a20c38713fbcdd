package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.DoublyRobust;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.sceptic.Onset;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.causal.PartiallyLinear;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/**
 * What one point of the rating goes with: as customers are, adjusted, and with the adjustment learnt out of fold; and
 * the checks that all of it must survive.
 *
 * <p>From {@value #CROSS_FITTED_FROM} rows on the cross-fitted figure is the one to show, below it and where customers
 * had to be sampled for it the adjusted one (evidence: Chernozhukov et al. 2018; Lin 2013).
 */
public final class PointWorth {

    /** Fewer rows leave too little to learn from in each fold. */
    public static final int CROSS_FITTED_FROM = 500;

    private final LandmarkStudy study;
    private final Fit<Onset> onset;
    private final Covariates covariates;
    private final Comparison comparison;
    private final Fit<Estimate> raw;
    private final Fit<Estimate> adjusted;
    private final DoublyRobust doublyRobust;
    private final Fit<PartiallyLinear.Result> crossFitted;
    private final Fit<Estimate> weighted;
    private final Fit<Responding> responding;
    private final Warehouse warehouse;
    private final long seed;
    private @Nullable List<Check> checks;

    private PointWorth(
            LandmarkStudy study,
            Fit<Onset> onset,
            Covariates covariates,
            Comparison comparison,
            DoublyRobust doublyRobust,
            Fit<PartiallyLinear.Result> crossFitted,
            Fit<Responding> responding,
            Warehouse warehouse,
            long seed) {
        this.study = study;
        this.onset = onset;
        this.covariates = covariates;
        this.comparison = comparison;
        this.raw = study.withForecast(comparison.raw(), y -> with(y).raw());
        this.adjusted = study.withForecast(comparison.adjusted(), y -> with(y).adjusted());
        this.doublyRobust = doublyRobust;
        // Learning what was known before again under each draw would take minutes; least squares is moved as far.
        this.crossFitted =
                crossFitted.flatMap(result -> study.withForecast(Fit.done(result.effect()), y -> with(y).adjusted())
                        .map(result::with));
        this.weighted = responding.flatMap(answers ->
                study.withForecast(comparison.weighted(answers.weights()), y -> with(y).weighted(answers.weights())));
        this.responding = responding;
        this.warehouse = warehouse;
        this.seed = seed;
    }

    /** Where nearly all of a difference arises within days of the answer, the figure is that of what came later. */
    static PointWorth of(LandmarkStudy whole, Warehouse warehouse, long seed) {
        Fit<Onset> onset = whole.onset();
        LandmarkStudy study = settled(whole, onset);
        Covariates covariates = study.covariates();
        Comparison comparison = study.comparison(covariates);
        DoublyRobust doublyRobust = comparison.doublyRobust(seed);
        Fit<PartiallyLinear.Result> crossFitted = study.rows().size() < CROSS_FITTED_FROM
                ? Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        Unit.whole(study.rows().size())
                                + " responses are too few to learn from some and test on others; " + CROSS_FITTED_FROM
                                + " are needed",
                        "gather more responses")
                : doublyRobust.perUnit();
        return new PointWorth(
                study,
                onset,
                covariates,
                comparison,
                doublyRobust,
                crossFitted,
                Responding.of(study, study.attributes(), warehouse),
                warehouse,
                seed);
    }

    /** Without the first days where nearly all of the difference arises in them. */
    public static LandmarkStudy settled(LandmarkStudy study, Fit<Onset> onset) {
        return onset.fold(Onset::early, no -> Optional.<Onset.Early>empty())
                .map(early -> study.afterDay(early.day()))
                .orElse(study);
    }

    private Comparison with(double[] outcome) {
        return study.comparison(covariates, outcome);
    }

    /**
     * The adjusted difference per point taken apart: what came in, and what is forecast; they add up. Empty where nothing
     * is forecast.
     */
    public Optional<Fit<Parts>> parts() {
        if (!study.plan().outcome().isForecast()) {
            return Optional.empty();
        }
        Fit<Estimate> forecast = with(study.rows().forecast()).adjusted();
        return Optional.of(with(study.rows().seen())
                .adjusted()
                .flatMap(seen ->
                        study.withForecast(forecast, y -> with(y).adjusted()).map(ahead -> new Parts(seen, ahead))));
    }

    /** @param seen what came in @param forecast what is expected, with the uncertainty of the forecast's parameters */
    public record Parts(Estimate seen, Estimate forecast) {}

    /** When the difference arises, over the whole span. */
    public Fit<Onset> onset() {
        return onset;
    }

    public LandmarkStudy study() {
        return study;
    }

    public Covariates covariates() {
        return covariates;
    }

    public Comparison comparison() {
        return comparison;
    }

    /** As customers are. */
    public Fit<Estimate> raw() {
        return raw;
    }

    /** By least squares given what was known before. */
    public Fit<Estimate> adjusted() {
        return adjusted;
    }

    public DoublyRobust doublyRobust() {
        return doublyRobust;
    }

    /** With what was known before learnt out of fold. */
    public Fit<PartiallyLinear.Result> crossFitted() {
        return crossFitted;
    }

    /** Adjusted, each answer counted so that the answers look like everybody who was asked. */
    public Fit<Estimate> weighted() {
        return weighted;
    }

    /** Whether the figure to show is the cross-fitted one. */
    public boolean isCrossFitted() {
        return crossFitted.isDone() && !doublyRobust.isSample();
    }

    /** The figure to show. */
    public Fit<Estimate> headline() {
        return isCrossFitted() ? crossFitted.map(PartiallyLinear.Result::effect) : adjusted;
    }

    /** The figure to show, with its unit. */
    public Fit<Measured> measured() {
        return headline().map(estimate -> Means.measured(estimate, study.unitPerPoint()));
    }

    /** The figure to show in the reader's unit, for all who rate {@link #cut} or more. */
    public Headline headlineOfHigh() {
        return Headline.perPoint(study.rows(), cut(), RatingBands.number(cut()));
    }

    /** Adjusted and cross-fitted say opposite things, and one of them says so clearly. */
    public Optional<String> disagreement() {
        if (!crossFitted.isDone() || !adjusted.isDone()) {
            return Optional.empty();
        }
        Estimate one = adjusted.get();
        Estimate other = crossFitted.get().effect();
        boolean opposite = one.value() * other.value() < 0;
        boolean clear = !one.interval().contains(0) || !other.interval().contains(0);
        return opposite && clear
                ? Optional.of("least squares "
                        + Means.measured(one, study.unitPerPoint()).text() + ", cross-fitted "
                        + Means.measured(other, study.unitPerPoint()).text())
                : Optional.empty();
    }

    /** Run when they are first asked for, and once: they take longer than the figure. */
    public synchronized List<Check> checks() {
        List<Check> run = checks;
        if (run == null) {
            run = headline()
                    .fold(main -> new LandmarkChecks(this, main, responding, warehouse).all(seed), no -> List.of());
            checks = run;
        }
        return run;
    }

    public Grade grade() {
        return Grade.award(Design.ADJUSTED_COMPARISON, checks());
    }

    /** The rating that parts the respondents most evenly. */
    public double cut() {
        return comparison.evenCut();
    }

    /** Assumptions of the study, and of the way the figure was made. */
    public List<String> assumptions() {
        List<String> assumptions = new ArrayList<>(study.assumptions(covariates));
        if (doublyRobust.isSample()) {
            assumptions.add("Cross-fitted figures rest on " + Unit.whole(doublyRobust.rows())
                    + " responses of customers drawn at random; all others on every response.");
        }
        return assumptions;
    }
}
