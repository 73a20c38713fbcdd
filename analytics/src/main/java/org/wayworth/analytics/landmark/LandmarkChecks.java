package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.audience.LatestRow;
import org.wayworth.analytics.buying.BuyingChecks;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/** The attempts to show that a figure per point is an artefact. */
final class LandmarkChecks {

    /** {@code doubtful-identities.sql} asks for nothing. */
    private record Nothing() {}

    private final PointWorth worth;
    private final LandmarkStudy study;
    private final Covariates covariates;
    private final Comparison comparison;
    private final Estimate main;
    private final Fit<Responding> responding;
    private final Warehouse warehouse;

    LandmarkChecks(PointWorth worth, Estimate main, Fit<Responding> responding, Warehouse warehouse) {
        this.worth = worth;
        this.study = worth.study();
        this.covariates = worth.covariates();
        this.comparison = worth.comparison();
        this.main = main;
        this.responding = responding;
        this.warehouse = warehouse;
    }

    List<Check> all(long seed) {
        double cut = worth.cut();
        String points = RatingBands.number(cut);
        List<Check> checks =
                new ArrayList<>(study.rows().value().map(this::ofForecast).orElse(List.of()));
        checks.addAll(new TimingChecks(study, covariates, main, worth.onset()).all());
        checks.addAll(List.of(
                comparison.shuffledExposure(seed),
                comparison.overlap(cut, "ratings of " + points + " or more", "lower ones"),
                comparison.halves(study.rows().day()),
                methods(),
                whoAnswered(),
                identities(),
                comparison.hiddenCause()));
        return checks;
    }

    /** What a forecast adds to doubt: whether it foresaw, for all ratings alike, and what was seen without it. */
    private List<Check> ofForecast(LandmarkValue value) {
        return List.of(new BuyingChecks(value.study(), value.model()).sales(), missByRating(value), seenAlone());
    }

    /** A forecast that is too high for those who rate high would make a difference where there is none. */
    private Check missByRating(LandmarkValue value) {
        RobustnessCheck check = RobustnessCheck.of(
                "forecast by rating",
                "On the " + Unit.whole(value.study().holdoutDays())
                        + " days of the hold-out, does the forecast err as much for high as for low ratings?");
        long[] customers = study.rows().customers();
        double[] day = study.rows().day();
        double[] miss = new double[day.length];
        boolean[] chosen = new boolean[day.length];
        for (int i : LatestRow.ofEach(customers, day, row -> day[row] <= value.calibratedDay())) {
            if (value.expected().isTested(customers[i])) {
                chosen[i] = true;
                miss[i] = value.study().plan().marginOrAll()
                        * value.expected().tested(customers[i]).miss();
            }
        }
        return check.of(study.comparison(covariates, miss).among(chosen), slope -> {
            boolean isAlike = slope.interval().contains(0);
            boolean isTooSmall = slope.value() * main.value() > 0;
            return check.passedIf(
                    isAlike || isTooSmall,
                    "actual sales above the forecast " + text(slope) + " per point"
                            + (isAlike
                                    ? ", which chance explains"
                                    : isTooSmall ? ", so that the figure shown may be too small" : ""));
        });
    }

    private Check seenAlone() {
        RobustnessCheck check = RobustnessCheck.of(
                "actual revenue alone", "Does actual revenue, without any forecast, point the same way?");
        return check.of(
                study.comparison(covariates, study.rows().early()).adjusted(),
                seen -> check.passedIf(
                        seen.value() * main.value() >= 0,
                        "in the first " + Unit.whole(study.plan().seenDays()) + " days " + text(seen) + " per point; "
                                + Unit.share("").write(study.forecastShare()) + " of the lifetime value is forecast"));
    }

    /** Opposite signs block the headline before this is asked; here they must not be far apart either. */
    private Check methods() {
        RobustnessCheck check = RobustnessCheck.of("two methods", "Do two methods of adjustment give the same figure?");
        return worth.adjusted()
                .flatMap(adjusted -> worth.crossFitted().map(other -> {
                    Estimate second = other.effect();
                    boolean inside = adjusted.interval().contains(second.value())
                            || second.interval().contains(adjusted.value());
                    return check.passedIf(inside, "least squares " + text(adjusted) + ", cross-fitted " + text(second));
                }))
                .fold(found -> found, no -> check.leaving(Grade.ADJUSTED).cannotTell(KernelWords.found(no, List.of())));
    }

    /** The finding speaks of those who answered, so not knowing who was asked does not lower it. */
    private Check whoAnswered() {
        RobustnessCheck check = RobustnessCheck.of(
                "non-response", "Is it the same once responses are weighted to represent all invited customers?");
        return responding
                .flatMap(answers -> worth.weighted()
                        // by least squares both, since two methods may differ without any non-response
                        .flatMap(weighted -> worth.adjusted()
                                .map(unweighted -> check.passedIf(
                                        unweighted.interval().contains(weighted.value()),
                                        "weighted to all " + Unit.whole(answers.asked()) + " invited, " + text(weighted)
                                                + "; unweighted, " + text(unweighted)))))
                .fold(found -> found, no -> check.leaving(Grade.ADJUSTED).cannotTell(KernelWords.found(no, List.of())));
    }

    /** The bar for joining two keys to one customer, raised: those joined by a rule of the few are left out. */
    private Check identities() {
        RobustnessCheck check = RobustnessCheck.of(
                "identity", "Is it the same without customers whose records were joined by a rarely used rule?");
        long[] doubtful = warehouse
                .read(Landmarks.class, "doubtful-identities.sql", new Nothing())
                .longs("customer_id");
        long[] customers = study.rows().customers();
        boolean[] sure = new boolean[customers.length];
        int left = 0;
        for (int i = 0; i < sure.length; i++) {
            sure[i] = Arrays.binarySearch(doubtful, customers[i]) < 0;
            left += sure[i] ? 0 : 1;
        }
        if (left == 0) {
            return check.byDesign("the same rules joined the records of all customers");
        }
        String without = "without " + Unit.whole(left) + " responses, ";
        return check.leaving(Grade.UNADJUSTED)
                .of(
                        comparison.among(sure),
                        strict -> check.passedIf(
                                main.interval().contains(strict.value()),
                                without + text(strict) + "; with them, " + text(main)));
    }

    private String text(Estimate estimate) {
        Unit unit = study.unitPerPoint();
        return Means.measured(estimate, new Unit(unit.kind(), unit.symbol(), ""))
                .text();
    }
}
