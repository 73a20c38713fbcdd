package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Clusters;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.survival.Cox;
import org.wayworth.kernel.survival.KaplanMeier;
import org.wayworth.kernel.survival.LogRank;
import org.wayworth.kernel.survival.RestrictedMean;
import org.wayworth.kernel.survival.SurvivalCurve;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;

/** How long customers of each band of ratings stay: survival curves, days kept out of the horizon, rate of leaving. */
final class LinkageStaying {

    private static final double LEVEL = 0.95;

    /** Points of a curve that people can tell apart. */
    private static final int MOST_POINTS = 26;

    private static final int FEWEST = 30;

    private final PointWorth worth;
    private final LandmarkStudy study;
    private final double[] time;
    private final boolean[] hasLeft;

    /** Curves take one answer a customer, so that nobody leaves twice; the model takes all, errors by customer. */
    private final boolean[] isFirst;

    LinkageStaying(PointWorth worth) {
        this.worth = worth;
        this.study = worth.study();
        this.time = study.rows().daysKept();
        double[] stays = study.rows().outcome();
        this.hasLeft = new boolean[stays.length];
        for (int i = 0; i < stays.length; i++) {
            hasLeft[i] = stays[i] == 0;
        }
        this.isFirst = first(study.rows().customers(), study.rows().day());
    }

    private static boolean[] first(long[] customer, double[] day) {
        Map<Long, Integer> earliest = new HashMap<>();
        for (int i = 0; i < customer.length; i++) {
            earliest.merge(customer[i], i, (a, b) -> day[a] <= day[b] ? a : b);
        }
        boolean[] first = new boolean[customer.length];
        earliest.values().forEach(i -> first[i] = true);
        return first;
    }

    private Base base() {
        long kept = IntStream.range(0, isFirst.length).filter(i -> isFirst[i]).count();
        List<Base.Drop> drops = new ArrayList<>(study.base().drops());
        if (kept < isFirst.length) {
            drops.add(new Base.Drop("a later answer of the same customer", isFirst.length - kept));
        }
        return new Base(kept, "customers", drops);
    }

    /** Empty where a band has too few, or nobody leaves. */
    Optional<Finding> finding(Run run, int index) {
        LinkageBands bands = LinkageBands.of(worth);
        int[] band = bands.of(study.rows().ratings());
        List<SurvivalCurve> curves = new ArrayList<>();
        for (int b = 0; b < bands.names().size(); b++) {
            int one = b;
            int[] rows = IntStream.range(0, band.length)
                    .filter(i -> isFirst[i] && band[i] == one)
                    .toArray();
            if (rows.length < FEWEST) {
                return Optional.empty();
            }
            Fit<SurvivalCurve> curve = KaplanMeier.fit(
                    Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(),
                    left(rows),
                    KaplanMeier.Options.defaults());
            if (!curve.isDone()) {
                return Optional.empty();
            }
            curves.add(curve.get());
        }
        return RestrictedMean.difference(
                        curves.get(curves.size() - 1),
                        curves.get(0),
                        study.plan().horizonDays(),
                        LEVEL)
                .map(kept -> finding(kept, bands, curves, run, index))
                .fold(Optional::of, no -> Optional.empty());
    }

    private boolean[] left(int[] rows) {
        boolean[] left = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            left[k] = hasLeft[rows[k]];
        }
        return left;
    }

    private Finding finding(
            RestrictedMean.Difference kept, LinkageBands bands, List<SurvivalCurve> curves, Run run, int index) {
        int horizon = study.plan().horizonDays();
        Unit days = Unit.number("days kept out of " + horizon + ", highest against lowest band");
        Measured difference = Means.measured(kept.difference(), days);
        Fit<Cox.Result> cox = cox();
        List<Check> checks = checks(cox);
        Grade grade = Grade.award(Design.RAW_COMPARISON, checks);
        String top = bands.names().get(bands.names().size() - 1);
        String low = bands.names().get(0);
        String statement = difference.isClearOf(0)
                ? "As they are, a rating of " + top + " " + grade.verb() + " staying " + difference.sizeText()
                        + " days " + (difference.value() > 0 ? "longer" : "shorter") + " out of " + horizon + " than "
                        + low + "."
                : "We see no clear difference in how long customers stay between ratings of " + top + " and " + low
                        + ".";
        return Finding.of(
                run.provenance(),
                index,
                "Do customers who rate us higher stay longer?",
                "Difference in mean days kept within " + horizon + " days of the answer between ratings of " + top
                        + " and " + low + ", as they are (restricted mean survival time).",
                statement,
                Optional.of(difference),
                base(),
                Design.RAW_COMPARISON,
                checks,
                List.of(curve(bands, curves), means(bands, curves)),
                worth.assumptions(),
                workings(kept, cox));
    }

    /** The rate of leaving per point, given what was known before. */
    private Fit<Cox.Result> cox() {
        double[][] others = worth.covariates().columns();
        double[][] columns = Arrays.copyOf(new double[][] {study.rows().ratings()}, others.length + 1);
        System.arraycopy(others, 0, columns, 1, others.length);
        int[] cluster = Clusters.labels(study.rows().customers());
        return Cox.fit(columns, time, hasLeft, Cox.Options.defaults().clustered(cluster));
    }

    private int[] firstRows() {
        return IntStream.range(0, isFirst.length).filter(i -> isFirst[i]).toArray();
    }

    private double[] picked(double[] values) {
        return Arrays.stream(firstRows()).mapToDouble(i -> values[i]).toArray();
    }

    private List<Check> checks(Fit<Cox.Result> cox) {
        int[] band = LinkageBands.of(worth).of(study.rows().ratings());
        List<Check> checks = new ArrayList<>();
        String question = "Does it hold given everything that was known before?";
        checks.add(cox.map(result -> result.hazardRatio(0, LEVEL))
                .fold(
                        ratio -> new Check(
                                "rate of leaving, adjusted",
                                question,
                                ratio.interval().contains(1) ? Verdict.FAILED : Verdict.PASSED,
                                String.format(
                                        Locale.ROOT,
                                        "one point higher: %.3f times the rate of leaving (95%%: %.3f to %.3f), Cox,"
                                                + " errors by customer",
                                        ratio.value(),
                                        ratio.interval().low(),
                                        ratio.interval().high()),
                                Grade.UNADJUSTED),
                        no -> new Check(
                                "rate of leaving, adjusted",
                                question,
                                Verdict.CANNOT_TELL,
                                no.found(),
                                Grade.UNADJUSTED)));
        LogRank.test(
                        picked(time),
                        left(firstRows()),
                        Arrays.stream(firstRows()).map(i -> band[i]).toArray(),
                        LogRank.Options.defaults())
                .map(test -> checks.add(new Check(
                        "log-rank",
                        "Could chance alone have parted the curves so far?",
                        test.pValue() < 0.05 ? Verdict.PASSED : Verdict.FAILED,
                        test.pValue() < 1e-4 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", test.pValue()),
                        Grade.UNADJUSTED)));
        return checks;
    }

    private Exhibit curve(LinkageBands bands, List<SurvivalCurve> curves) {
        Unit share = Unit.share("of contracts still run");
        List<Curve.Series> series = new ArrayList<>();
        for (int b = 0; b < curves.size(); b++) {
            SurvivalCurve curve = curves.get(b);
            List<Curve.Point> points = new ArrayList<>();
            int steps = Math.min(MOST_POINTS, study.plan().horizonDays());
            for (int k = 0; k <= steps; k++) {
                double day = Math.rint((double) k * study.plan().horizonDays() / steps);
                Estimate at = curve.at(day);
                points.add(new Curve.Point(
                        day,
                        "day " + (int) day,
                        at.standardError() == 0 ? Measured.counted(at.value(), share) : Means.measured(at, share),
                        Math.round(curve.atRiskAt(day))));
            }
            series.add(new Curve.Series(bands.names().get(b), Curve.Join.STEP, points));
        }
        return new Curve(
                "How many stay, by rating",
                new Axis("Days after the answer", Unit.number("days")),
                new Axis("Still customers", share),
                series,
                List.of());
    }

    private Exhibit means(LinkageBands bands, List<SurvivalCurve> curves) {
        int horizon = study.plan().horizonDays();
        Unit days = Unit.number("days kept out of " + horizon);
        List<Exhibit.Ranking.Bar> bars = new ArrayList<>();
        for (int b = 0; b < curves.size(); b++) {
            SurvivalCurve curve = curves.get(b);
            String name = bands.names().get(b);
            RestrictedMean.of(curve, horizon, LEVEL)
                    .map(mean -> bars.add(new Exhibit.Ranking.Bar(name, Means.measured(mean, days), curve.n())));
        }
        return new Exhibit.Ranking("Days kept, by rating", new Axis("Days", days), 0, bars);
    }

    private static List<Step> workings(RestrictedMean.Difference kept, Fit<Cox.Result> cox) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("days kept, highest band", kept.first().value()));
        steps.add(Step.of("days kept, lowest band", kept.second().value()));
        steps.add(Step.of("p of no difference", kept.pValue()));
        cox.map(result -> steps.add(Step.of(
                "Cox model, Efron ties",
                List.of(
                        Step.of("contracts that ended", result.events()),
                        Step.of(
                                "log rate of leaving per point",
                                result.coefficients().at(0)),
                        Step.of("standard error", Math.sqrt(result.covariance().at(0, 0))),
                        Step.of("log-likelihood", result.logLikelihood())))));
        return steps;
    }
}
