package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.ForWhom;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * Whether what one point goes with is the same for all: every attribute tested, and what half of the customers teach
 * about the other half, corrected for testing several.
 */
final class LinkageForWhom {

    private static final double ALPHA = 0.05;

    /** An attribute and what it splits. */
    private record Told(String attribute, ForWhom groups) {}

    private final PointWorth worth;
    private final LandmarkStudy study;

    LinkageForWhom(PointWorth worth) {
        this.worth = worth;
        this.study = worth.study();
    }

    /** Empty where no attribute splits the customers into groups large enough, and they are too few to explore. */
    Optional<Finding> finding(Run run, int index) {
        List<Told> told = new ArrayList<>();
        for (String name : study.rows().factors()) {
            worth.comparison().forWhom(study.rows().attribute(name)).map(groups -> told.add(new Told(name, groups)));
        }
        Fit<LinkageExplored> explored = LinkageExplored.of(worth);
        return told.isEmpty() && !explored.isDone()
                ? Optional.empty()
                : Optional.of(finding(told, explored, run, index));
    }

    private Finding finding(List<Told> told, Fit<LinkageExplored> explored, Run run, int index) {
        double[] pValues = DoubleStream.concat(
                        told.stream().mapToDouble(one -> one.groups().pValue()),
                        explored.fold(found -> DoubleStream.of(found.pValue()), no -> DoubleStream.empty()))
                .toArray();
        Vector adjusted = MultipleTests.BENJAMINI_HOCHBERG.adjust(pValues);
        int first = 0;
        for (int i = 1; i < told.size(); i++) {
            if (adjusted.at(i) < adjusted.at(first)) {
                first = i;
            }
        }
        boolean declared = !told.isEmpty() && adjusted.at(first) < ALPHA;
        boolean found = explored.isDone() && adjusted.at(pValues.length - 1) < ALPHA;
        List<Check> checks = new ArrayList<>();
        List<Exhibit> exhibits = new ArrayList<>();
        List<Step> steps = workings(told, adjusted);
        if (!told.isEmpty()) {
            checks.add(joint(told, pValues.length, adjusted, first, declared));
            exhibits.add(bars(told.get(first)));
            exhibits.add(table(told, adjusted));
        }
        checks.add(explored.fold(
                one -> one.check(adjusted.at(pValues.length - 1), found),
                no -> new Check(
                        "exploration", LinkageExplored.CHECKED, Verdict.CANNOT_TELL, no.found(), Grade.UNADJUSTED)));
        explored.map(one -> exhibits.addAll(found && !declared ? 0 : exhibits.size(), one.exhibits(found)));
        explored.map(one -> steps.add(one.workings(adjusted.at(pValues.length - 1))));
        return Finding.of(
                run.provenance(),
                index,
                "For whom does a higher rating go with more?",
                estimand(pValues.length),
                declared
                        ? "What one point " + Grade.award(Design.RAW_COMPARISON, List.of()).verb()
                                + " is not the same for all customers: it differs by " + word(told.get(first)) + "."
                        : found
                                ? explored.get().statement()
                                : "We see no clear evidence that what one point goes with differs between customers.",
                Optional.empty(),
                study.base(),
                Design.RAW_COMPARISON,
                checks,
                exhibits,
                List.of(
                        "Groups were defined before the answers were looked at; the fifths were learnt from them, on"
                                + " other customers than those they are measured on.",
                        "A difference between groups is not yet a reason to treat them differently: test it."),
                steps);
    }

    private String estimand(int tests) {
        return "Slope of " + study.plan().outcome().noun() + " on the rating in each group of customers, adjusted as"
                + " for all: a joint test for each attribute, and one without groups declared beforehand, corrected for"
                + " making " + tests + " tests (Benjamini and Hochberg 1995).";
    }

    private static String word(Told told) {
        return told.attribute().replace('_', ' ');
    }

    private static Check joint(List<Told> told, int tests, Vector adjusted, int first, boolean differs) {
        return new Check(
                "joint test",
                "Is there any difference between groups, before we look at a single one?",
                differs ? Verdict.PASSED : Verdict.CANNOT_TELL,
                String.format(
                        Locale.ROOT,
                        "smallest p-value of %d attributes, corrected for %d tests: %.3f (%s)",
                        told.size(),
                        tests,
                        adjusted.at(first),
                        word(told.get(first))),
                Grade.UNADJUSTED);
    }

    private Exhibit bars(Told told) {
        return new Exhibit.Ranking(
                "What one point goes with, by " + word(told),
                new Axis("Difference", study.unitPerPoint()),
                0,
                told.groups().groups().stream()
                        .map(group -> new Exhibit.Ranking.Bar(
                                group.name(), Means.measured(group.slope(), study.unitPerPoint()), group.n()))
                        .toList());
    }

    private Exhibit table(List<Told> told, Vector adjusted) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            for (ForWhom.Group group : told.get(i).groups().groups()) {
                rows.add(List.of(
                        Cell.text(word(told.get(i))),
                        Cell.text(group.name()),
                        Cell.number(group.n(), Unit.count("")),
                        Cell.text(Means.measured(group.slope(), study.unitPerPoint())
                                .intervalText()),
                        Cell.number(group.shrunk(), study.unitPerPoint()),
                        Cell.text(String.format(Locale.ROOT, "%.3f", adjusted.at(i)))));
            }
        }
        return new Exhibit.Table(
                "Every group, with its slope drawn toward the common one by as much as chance moves it",
                List.of(
                        new Axis("By", Unit.number("")),
                        new Axis("Group", Unit.number("")),
                        new Axis("Answers", Unit.count("")),
                        new Axis("95% interval", study.unitPerPoint()),
                        new Axis("Drawn together", study.unitPerPoint()),
                        new Axis("p, corrected", Unit.number(""))),
                rows);
    }

    private static List<Step> workings(List<Told> told, Vector adjusted) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            steps.add(Step.of(
                    told.get(i).attribute(),
                    List.of(
                            Step.of("p of equal slopes", told.get(i).groups().pValue()),
                            Step.of("p, corrected", adjusted.at(i)),
                            Step.of("groups", told.get(i).groups().groups().size()))));
        }
        return steps;
    }
}
