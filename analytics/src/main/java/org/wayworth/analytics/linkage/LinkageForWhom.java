package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.ForWhom;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.MeasuredColumn;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Statement;
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

    /**
     * All tests that were made, and their chances corrected together.
     *
     * @param told declared groups, their chances first
     * @param corrected one a test; that of the exploration last, where it could be made
     */
    private record Tests(List<Told> told, Fit<LinkageExplored> explored, Vector corrected) {

        static Tests of(List<Told> told, Fit<LinkageExplored> explored) {
            DoubleStream declared =
                    told.stream().mapToDouble(one -> one.groups().pValue());
            DoubleStream found = explored.fold(one -> DoubleStream.of(one.pValue()), no -> DoubleStream.empty());
            return new Tests(
                    told,
                    explored,
                    MultipleTests.BENJAMINI_HOCHBERG.adjust(
                            DoubleStream.concat(declared, found).toArray()));
        }

        int count() {
            return corrected.size();
        }

        /** The attribute that tells most. */
        int first() {
            int first = 0;
            for (int i = 1; i < told.size(); i++) {
                first = corrected.at(i) < corrected.at(first) ? i : first;
            }
            return first;
        }

        boolean isDeclared() {
            return !told.isEmpty() && corrected.at(first()) < ALPHA;
        }

        double exploredChance() {
            return corrected.at(count() - 1);
        }

        boolean isExplored() {
            return explored.isDone() && exploredChance() < ALPHA;
        }
    }

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
            if (mayBeTold(name)) {
                worth.comparison()
                        .forWhom(study.rows().attribute(name))
                        .map(groups -> told.add(new Told(name, groups)));
            }
        }
        Fit<LinkageExplored> explored = LinkageExplored.of(worth);
        return told.isEmpty() && !explored.isDone()
                ? Optional.empty()
                : Optional.of(finding(Tests.of(told, explored), run, index));
    }

    /** Whether no group of the attribute tells, held against the answer with fewer conditions, of a few people. */
    private boolean mayBeTold(String attribute) {
        List<String> values =
                Arrays.stream(study.rows().attribute(attribute)).distinct().toList();
        return study.rows().byAttribute(attribute, values).stream()
                .filter(group -> group.size() >= ForWhom.FEWEST_ROWS)
                .allMatch(group -> group.shows(SmallGroups.standard()));
    }

    private Finding finding(Tests tests, Run run, int index) {
        return new FindingBuilder(
                        run, index, "Does the difference by rating vary between groups of customers?", study.base())
                .estimand(estimand(tests.count()))
                .design(Design.RAW_COMPARISON)
                .checks(checks(tests))
                .pictures(exhibits(tests))
                .assuming(List.of(
                        "Groups were defined before the responses were looked at; the fifths were formed by a model fitted to"
                                + " other customers than those on whom they are measured.",
                        "A difference between groups is no reason yet to treat them differently: run a test first."))
                .workings(workings(tests))
                .stating(statement(tests));
    }

    private Statement statement(Tests tests) {
        if (tests.isDeclared()) {
            return Statement.difference(
                    "A higher rating {verb} a difference in {what} that varies by {attribute}.",
                    Statement.verb(Grade.UNADJUSTED),
                    Statement.words("what", study.plan().outcome().noun()),
                    Statement.name("attribute", word(tests.told().get(tests.first()))));
        }
        return tests.isExplored()
                ? tests.explored().get().statement()
                : Statement.noClearDifference(
                        "We see no clear evidence that the difference in {what} by rating varies between groups of customers.",
                        Statement.words("what", study.plan().outcome().noun()));
    }

    private static List<Check> checks(Tests tests) {
        List<Check> checks = new ArrayList<>();
        if (!tests.told().isEmpty()) {
            checks.add(joint(tests));
        }
        checks.add(tests.explored()
                .fold(
                        one -> one.check(tests.exploredChance(), tests.isExplored()),
                        no -> LinkageExplored.CHECK.cannotTell(KernelWords.found(no, List.of()))));
        return checks;
    }

    /** The first is the picture of what the statement says. */
    private List<Exhibit> exhibits(Tests tests) {
        List<Exhibit> exhibits = new ArrayList<>();
        if (!tests.told().isEmpty()) {
            exhibits.add(bars(tests.told().get(tests.first())));
            exhibits.add(table(tests.told(), tests.corrected()));
        }
        tests.explored()
                .map(one -> exhibits.addAll(
                        tests.isExplored() && !tests.isDeclared() ? 0 : exhibits.size(),
                        one.exhibits(tests.isExplored())));
        return exhibits;
    }

    private String estimand(int tests) {
        return "Slope of " + study.plan().outcome().noun() + " on the rating in each group of customers, adjusted as"
                + " for all: a joint test for each attribute, and one without groups declared beforehand, corrected for"
                + " making " + tests + " tests (Benjamini and Hochberg 1995).";
    }

    private static String word(Told told) {
        return told.attribute().replace('_', ' ');
    }

    private static Check joint(Tests tests) {
        RobustnessCheck check =
                RobustnessCheck.of("joint test", "Is there any difference between groups, all attributes together?");
        String found = String.format(
                Locale.ROOT,
                "smallest adjusted p-value of %d attributes, over %d tests: %.3f (%s)",
                tests.told().size(),
                tests.count(),
                tests.corrected().at(tests.first()),
                word(tests.told().get(tests.first())));
        return tests.isDeclared() ? check.passed(found) : check.cannotTell(found);
    }

    private Exhibit bars(Told told) {
        return new Exhibit.Ranking(
                "Difference per point, by " + word(told),
                new Axis("Difference", study.unitPerPoint()),
                0,
                told.groups().groups().stream()
                        .map(group -> new Exhibit.Ranking.Bar(
                                group.name(), Means.measured(group.slope(), study.unitPerPoint()), group.n()))
                        .toList());
    }

    private Exhibit table(List<Told> told, Vector adjusted) {
        List<List<Cell>> rows = new ArrayList<>();
        MeasuredColumn slopes = MeasuredColumn.of(told.stream()
                .flatMap(one -> one.groups().groups().stream())
                .map(group -> Means.measured(group.slope(), study.unitPerPoint()))
                .toList());
        for (int i = 0; i < told.size(); i++) {
            for (ForWhom.Group group : told.get(i).groups().groups()) {
                rows.add(List.of(
                        Cell.text(word(told.get(i))),
                        Cell.text(group.name()),
                        Cell.number(group.n(), Unit.count("")),
                        slopes.interval(Means.measured(group.slope(), study.unitPerPoint())),
                        Cell.number(group.shrunk(), study.unitPerPoint()),
                        Cell.text(String.format(Locale.ROOT, "%.3f", adjusted.at(i)))));
            }
            ForWhom.LeftOut leftOut = told.get(i).groups().leftOut();
            if (leftOut.rows() > 0) {
                rows.add(List.of(
                        Cell.text(word(told.get(i))),
                        Cell.text("groups of fewer than " + ForWhom.FEWEST_ROWS + " responses, left out"),
                        SmallGroups.standard().shows(leftOut.customers())
                                ? Cell.number(leftOut.rows(), Unit.count(""))
                                : Cell.text(SmallGroups.standard().hiddenText()),
                        Cell.text(""),
                        Cell.text(""),
                        Cell.text("")));
            }
        }
        return new Exhibit.Table(
                "Difference per point in every group, with shrinkage toward the overall figure",
                List.of(
                        new Axis("By", Unit.number("")),
                        new Axis("Group", Unit.number("")),
                        new Axis("Responses", Unit.count("")),
                        new Axis("95% interval", study.unitPerPoint()),
                        new Axis("Shrinkage estimate", study.unitPerPoint()),
                        new Axis("Adjusted p-value", Unit.number(""))),
                rows);
    }

    private static List<Step> workings(Tests tests) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < tests.told().size(); i++) {
            Told one = tests.told().get(i);
            steps.add(Step.of(
                    one.attribute(),
                    List.of(
                            Step.of("p-value of equal slopes", one.groups().pValue()),
                            Step.of("adjusted p-value", tests.corrected().at(i)),
                            Step.of("groups", one.groups().groups().size()))));
        }
        tests.explored().map(one -> steps.add(one.workings(tests.exploredChance())));
        return steps;
    }
}
