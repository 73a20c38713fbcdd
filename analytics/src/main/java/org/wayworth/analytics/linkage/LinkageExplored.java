package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.causal.UnequalEffects;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * For whom one point goes with most, without groups declared beforehand: half of the customers teach it, the other half
 * is measured by fifths of what was taught (Chernozhukov, Demirer, Duflo and Fernández-Val 2018). It explores.
 */
final class LinkageExplored {

    static final RobustnessCheck CHECK = RobustnessCheck.of(
            "exploration",
            "Does a model fitted to half of the customers predict the differences among the other half?");

    /** Most rows of the table of what the outer fifths are like. */
    private static final int MOST_TRAITS = 8;

    /** The learners of {@link UnequalEffects.Options#standard}, in their order. */
    private static final List<String> LEARNERS = List.of("ridge regression", "boosted trees");

    private final LandmarkStudy study;
    private final UnequalEffects.Result result;
    private final List<String> traits;

    private LinkageExplored(LandmarkStudy study, UnequalEffects.Result result, List<String> traits) {
        this.study = study;
        this.result = result;
        this.traits = traits;
    }

    static Fit<LinkageExplored> of(PointWorth worth) {
        return worth.crossFitted()
                .flatMap(perPoint -> worth.doublyRobust().forWhom(perPoint))
                .map(result -> new LinkageExplored(
                        worth.study(), result, worth.doublyRobust().names()));
    }

    /** That it is the same for all, before correction for other tests. */
    double pValue() {
        return result.pValue();
    }

    /** "Exploratory: per point, revenue differs by £3 to £9.10 between fifths of customers." */
    Statement statement() {
        return Statement.description(
                "Exploratory: the difference in {what} per point ranges from {least} to {most} between fifths of customers.",
                Statement.words("what", what()),
                Statement.words("least", measured(least()).beforeText()),
                Statement.value("most", measured(most())));
    }

    /** What differs, as a reader would say it of a group: "revenue", "the repeat purchase rate". */
    private String what() {
        return switch (study.plan().outcome()) {
            case RETURN -> "the repeat purchase rate";
            case RETENTION -> "retention";
            case ORDERS, REFERRALS -> "the number of " + study.plan().outcome().noun();
            case REVENUE, MARGIN, GROWTH, LIFETIME_VALUE ->
                study.plan().outcome().noun();
        };
    }

    private UnequalEffects.Part least() {
        return result.parts().get(0);
    }

    private UnequalEffects.Part most() {
        return result.parts().get(result.parts().size() - 1);
    }

    private Measured measured(UnequalEffects.Part part) {
        return Means.measured(part.effect(), study.unitPerPoint());
    }

    /** @param corrected for all tests that were made */
    Check check(double corrected, boolean holds) {
        String found = "calibration slope in the other half "
                + Means.measured(result.slope(), Unit.number("")).text()
                + " (0: no predictive power, 1: perfectly calibrated); adjusted p-value "
                + String.format(Locale.ROOT, "%.3f", corrected) + "; median of " + result.splits() + " splits";
        return holds ? CHECK.passed(found) : CHECK.cannotTell(found);
    }

    List<Exhibit> exhibits(boolean holds) {
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(fifths(holds));
        if (holds) {
            exhibits.add(outer());
        }
        return exhibits;
    }

    private Exhibit fifths(boolean holds) {
        int last = result.parts().size() - 1;
        return new Exhibit.Ranking(
                "Exploratory: difference per point by fifth of customers, ranked by the difference that the model predicts"
                        + (holds ? "" : "; no clear difference"),
                new Axis("Difference", study.unitPerPoint()),
                0,
                IntStream.rangeClosed(0, last)
                        .mapToObj(g -> new Exhibit.Ranking.Bar(
                                g == 0 ? "Smallest" : g == last ? "Largest" : "Fifth " + (g + 1),
                                Means.measured(result.parts().get(g).effect(), study.unitPerPoint()),
                                result.parts().get(g).effect().n()))
                        .toList());
    }

    /** What the fifth with most is like, against the fifth with least. */
    private Exhibit outer() {
        Unit deviations = Unit.number("standard deviations");
        List<List<Cell>> rows = IntStream.range(0, traits.size())
                .boxed()
                .filter(j -> !result.traits().get(j).interval().contains(0))
                .sorted((a, b) -> Double.compare(size(b), size(a)))
                .limit(MOST_TRAITS)
                .map(j -> List.of(
                        Cell.text(traits.get(j)),
                        Cell.number(result.traits().get(j).value(), deviations),
                        Cell.text(Means.measured(result.traits().get(j), deviations)
                                .intervalText())))
                .toList();
        return new Exhibit.Table(
                "Exploratory: how the fifth with the largest difference per point differs from the fifth with the smallest",
                List.of(
                        new Axis("Known before", Unit.number("")),
                        new Axis("Largest less smallest", deviations),
                        new Axis("95% interval", deviations)),
                rows);
    }

    private double size(int trait) {
        return Math.abs(result.traits().get(trait).value());
    }

    /** @param corrected for all tests that were made */
    Step workings(double corrected) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("splits", result.splits()));
        for (int l = 0; l < LEARNERS.size(); l++) {
            steps.add(Step.of(
                    "splits fitted by " + LEARNERS.get(l), result.taken().get(l)));
        }
        steps.add(step("average effect", result.average()));
        steps.add(step("calibration slope", result.slope()));
        steps.add(Step.of("p-value of no slope, twice the median", result.pValue()));
        steps.add(Step.of("adjusted p-value", corrected));
        for (int g = 0; g < result.parts().size(); g++) {
            steps.add(step("fifth " + (g + 1), result.parts().get(g).effect()));
            steps.add(Step.of(
                    "fifth " + (g + 1) + ", shrinkage estimate",
                    result.parts().get(g).shrunk()));
        }
        steps.add(step("largest less smallest", result.mostLessLeast()));
        return Step.of("differences between customers, exploratory", steps);
    }

    private static Step step(String name, Estimate estimate) {
        return Step.of(
                name,
                estimate.value() + " (" + estimate.interval().low() + " to "
                        + estimate.interval().high() + "), standard error " + estimate.standardError());
    }
}
