package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.series.MannKendall;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** What {@link ListeningAnalysis} says: the score, its direction, where it differs. */
final class ListeningFindings {

    private static final double RARE = 0.05;
    private static final int LONGEST_NAME = 40;
    private static final double MONTHS_A_YEAR = 12;

    private final ListeningStudy study;
    private final ListeningExhibits exhibits;
    private final Run run;

    ListeningFindings(ListeningStudy study, Run run) {
        this.study = study;
        this.exhibits = new ListeningExhibits(study.measure(), study.time(), study.trend(), study.small());
        this.run = run;
    }

    Finding headline(Optional<ListeningGroups> groups) {
        List<Exhibit> shown = new ArrayList<>();
        exhibits.course().ifPresent(shown::add);
        shown.addAll(exhibits.answers());
        if (!study.trend().periods().isEmpty()) {
            shown.add(exhibits.periods());
        }
        groups.filter(g -> g.shown().size() < 2).ifPresent(g -> shown.add(exhibits.groupTable(g)));
        shown.add(new Exhibit.Attrition("Which answers count", study.base()));
        return new FindingBuilder(run, 0, ListeningAnalysis.CARD.question(), study.base())
                .estimand(study.measure().definition() + ", among those who answered"
                        + (study.time().nowText().isEmpty()
                                ? ""
                                : " in " + study.time().nowText())
                        + study.options().where().map(w -> " (" + w + ")").orElse("")
                        + (study.score().weighted().isPresent() ? ", weighted as the source says" : ""))
                .estimate(study.score().measured(study.measure()))
                .checks(study.checks())
                .pictures(shown)
                .assuming(
                        List.of(
                                "The score is about those who answered: " + study.responseText() + ".",
                                "People who answer several times count as often as they answer; the interval allows for it.",
                                "Another share of customers answering, or asking them elsewhere, can move the score by itself."))
                .workings(workings())
                .stating(Statement.description("{sentence}", Statement.name("sentence", study.statement())));
    }

    private List<Step> workings() {
        ListeningScore score = study.score();
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "score",
                List.of(
                        Step.of("responses", score.n()),
                        Step.of("people", score.people()),
                        Step.of("as answered", text(score.raw())),
                        Step.of("weighted", score.weighted().map(this::text).orElse("no weights")),
                        Step.of("design effect", score.designEffect()),
                        Step.of("plain answers it is worth", score.effectiveN()),
                        Step.of("response", study.responseText()))));
        study.change()
                .ifPresent(change -> steps.add(Step.of(
                        "change on " + study.time().beforeText(),
                        List.of(
                                Step.of(
                                        "difference",
                                        ListeningScore.measured(
                                                        change.difference(),
                                                        study.measure().differenceUnit())
                                                .text()),
                                Step.of("statistic", change.statistic()),
                                Step.of("chance without a change", change.pValue())))));
        study.trend()
                .limits()
                .ifPresent(limits -> steps.add(Step.of(
                        "usual range of a " + study.trend().step().meaning(),
                        List.of(
                                Step.of("centre", limits.centre()),
                                Step.of("spread between periods", limits.spread()),
                                Step.of(
                                        "outside",
                                        String.join(", ", study.trend().unusual(limits)))))));
        return steps;
    }

    private String text(org.wayworth.kernel.Estimate estimate) {
        return ListeningScore.measured(estimate, study.measure().unit()).text();
    }

    /** Empty with too few periods. */
    Optional<Finding> trend(int index) {
        return study.trend().direction().map(direction -> trend(direction, index));
    }

    private Finding trend(MannKendall.Result direction, int index) {
        double years = MONTHS_A_YEAR / study.trend().step().months();
        Unit unit = study.measure().differenceUnit();
        Measured slope = new Measured(
                direction.slope() * years,
                direction.slopeInterval().low() * years,
                direction.slopeInterval().high() * years,
                ListeningScore.LEVEL,
                new Unit(unit.kind(), unit.symbol(), unit.name().isEmpty() ? "a year" : unit.name() + " a year"));
        int n = study.trend().shown().size();
        boolean clear = direction.pValue() < RARE && slope.isClearOf(0);
        String name = study.measure().name();
        String statement = clear
                ? name + " " + (slope.value() > 0 ? "rose" : "fell") + " by " + slope.sizeText() + " a year over " + n
                        + " " + study.trend().step().meaning() + "."
                : "We see no steady rise or fall of " + study.measure().nameInside() + " over " + n + " "
                        + study.trend().step().meaning() + ".";
        long shown =
                study.trend().shown().stream().mapToLong(p -> p.rows().size()).sum();
        long all =
                study.trend().periods().stream().mapToLong(p -> p.rows().size()).sum();
        return new FindingBuilder(
                        run,
                        index,
                        "Where is it going?",
                        new Base(
                                shown,
                                "responses",
                                all == shown
                                        ? List.of()
                                        : List.of(new Base.Drop("were given in hidden periods", all - shown))))
                .estimand("Median change of " + study.measure().nameInside() + " from period to period, per year, over "
                        + n + " " + study.trend().step().meaning())
                .estimate(slope)
                .checks(List.of(askedAlike()))
                .pictures(exhibits.course().<List<Exhibit>>map(List::of).orElse(List.of()))
                .assuming(List.of("Nothing but the score changed: each mark on the line is a reason to doubt that."))
                .workings(List.of(Step.of(
                        "Mann–Kendall, allowing for periods that resemble their neighbours",
                        List.of(
                                Step.of("rising less falling pairs", direction.s()),
                                Step.of("chance without a trend", direction.pValue()),
                                Step.of("variance made larger by", direction.inflation()),
                                Step.of("slope a period (Sen)", direction.slope())))))
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private Check askedAlike() {
        List<String> marks = study.trend().marks().stream()
                .map(ListeningTrend.Mark::text)
                .filter(text -> !text.startsWith("another level"))
                .toList();
        return new Check(
                "one series",
                "Was everybody asked the same, in the same way, all the time?",
                marks.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                marks.isEmpty() ? "no change of survey, scale or channel" : String.join(", ", marks),
                Grade.DESCRIPTIVE);
    }

    /** Empty where fewer than two groups may be shown: their table then stands beside the headline. */
    Optional<Finding> breakdown(ListeningGroups groups, int index) {
        if (groups.shown().size() < 2) {
            return Optional.empty();
        }
        Optional<ListeningGroups.Group> clearest = groups.clearest();
        Optional<Measured> gap = clearest.flatMap(ListeningGroups.Group::gap)
                .map(g ->
                        ListeningScore.measured(g.difference(), study.measure().differenceUnit()));
        String statement = gap.map(g -> study.measure().name() + " of " + groups.by() + " "
                        + shortened(clearest.get().name()) + " is "
                        + g.sizeText()
                        + (g.unit().name().isEmpty() ? "" : " " + g.unit().name())
                        + (g.value() > 0 ? " above" : " below") + " the others.")
                .orElse("No " + groups.by() + " differs clearly from the others in "
                        + study.measure().nameInside() + ".");
        long hidden = groups.hiddenResponses();
        Base base = new Base(
                study.base().n() - hidden,
                "responses",
                hidden == 0
                        ? List.of()
                        : List.of(new Base.Drop("are of groups that are hidden because they are small", hidden)));
        return Optional.of(new FindingBuilder(run, index, "Where does it differ?", base)
                .estimand(study.measure().definition() + ", by " + groups.by() + ", each less all others")
                .estimate(gap)
                .design(Design.RAW_COMPARISON)
                .pictures(List.of(exhibits.ranking(groups), exhibits.gaps(groups), exhibits.groupTable(groups)))
                .assuming(List.of(
                        "Groups are compared as they are; who belongs to them may differ in other ways.",
                        groups.isRanked()
                                ? "The order is that of the scores; neighbours whose intervals overlap may stand either way."
                                : "The groups stand in order of name: their scores do not tell an order."))
                .workings(groupSteps(groups))
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement))));
    }

    private List<Step> groupSteps(ListeningGroups groups) {
        List<Step> steps = new ArrayList<>();
        for (ListeningGroups.Group g : groups.shown()) {
            List<Step> inside = new ArrayList<>();
            inside.add(Step.of("responses", g.n()));
            inside.add(Step.of("score", text(g.score().orElseThrow().shown())));
            g.gap().ifPresent(gap -> {
                inside.add(Step.of("less all others", gap.difference().value()));
                inside.add(Step.of("chance, as one of " + groups.shown().size() + " (Benjamini–Hochberg)", g.chance()));
            });
            steps.add(Step.of(g.name(), inside));
        }
        steps.add(Step.of("hidden groups", groups.hidden()));
        return steps;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
