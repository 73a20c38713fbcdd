package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.ForWhom;
import org.wayworth.analytics.sceptic.Means;
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

/** Whether what one point goes with is the same for all: every attribute tested, corrected for testing several. */
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

    /** Empty where no attribute splits the customers into groups large enough. */
    Optional<Finding> finding(Run run, int index) {
        List<Told> told = new ArrayList<>();
        for (String name : study.rows().factors()) {
            worth.comparison().forWhom(study.rows().attribute(name)).map(groups -> told.add(new Told(name, groups)));
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(finding(told, run, index));
    }

    private Finding finding(List<Told> told, Run run, int index) {
        List<String> names = told.stream().map(Told::attribute).toList();
        Vector adjusted = MultipleTests.BENJAMINI_HOCHBERG.adjust(
                told.stream().mapToDouble(one -> one.groups().pValue()).toArray());
        int first = 0;
        for (int i = 1; i < names.size(); i++) {
            if (adjusted.at(i) < adjusted.at(first)) {
                first = i;
            }
        }
        boolean differs = adjusted.at(first) < ALPHA;
        String word = names.get(first).replace('_', ' ');
        Grade grade = Grade.award(Design.RAW_COMPARISON, List.of());
        String statement = differs
                ? "What one point " + grade.verb() + " is not the same for all customers: it differs by " + word + "."
                : "We see no clear evidence that what one point goes with is different for some groups of customers.";
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(bars(names.get(first), told.get(first).groups()));
        exhibits.add(table(names, told, adjusted));
        return Finding.of(
                run.provenance(),
                index,
                "For whom does a higher rating go with more?",
                "Slope of " + study.plan().outcome().noun() + " on the rating in each group of customers, adjusted as"
                        + " for all; a joint test for each attribute, corrected for testing " + names.size()
                        + " of them (Benjamini and Hochberg 1995).",
                statement,
                Optional.empty(),
                study.base(),
                Design.RAW_COMPARISON,
                List.of(joint(names, adjusted, first, differs)),
                exhibits,
                List.of(
                        "Groups were defined before the answers were looked at.",
                        "A difference between groups is not yet a reason to treat them differently: test it."),
                workings(told, adjusted));
    }

    private Check joint(List<String> names, Vector adjusted, int first, boolean differs) {
        return new Check(
                "joint test",
                "Is there any difference between groups, before we look at a single one?",
                differs ? Verdict.PASSED : Verdict.CANNOT_TELL,
                String.format(
                        Locale.ROOT,
                        "smallest of %d p-values, corrected: %.3f (%s)",
                        names.size(),
                        adjusted.at(first),
                        names.get(first).replace('_', ' ')),
                Grade.UNADJUSTED);
    }

    private Exhibit bars(String name, ForWhom groups) {
        return new Exhibit.Ranking(
                "What one point goes with, by " + name.replace('_', ' '),
                new Axis("Difference", study.unitPerPoint()),
                0,
                groups.groups().stream()
                        .map(group -> new Exhibit.Ranking.Bar(
                                group.name(), Means.measured(group.slope(), study.unitPerPoint()), group.n()))
                        .toList());
    }

    private Exhibit table(List<String> names, List<Told> told, Vector adjusted) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (ForWhom.Group group : told.get(i).groups().groups()) {
                rows.add(List.of(
                        Cell.text(names.get(i).replace('_', ' ')),
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
