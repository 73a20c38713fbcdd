package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** What {@link ListeningAnalysis} finds: the score, its trend, where it differs. */
final class ScoreFindings {

    private static final double MONTHS_A_YEAR = 12;

    private final ScoreStudy study;
    private final ScoreExhibits exhibits;
    private final ScoreStatements statements;
    private final Run run;

    ScoreFindings(ScoreStudy study, Run run) {
        this.study = study;
        this.exhibits = new ScoreExhibits(study.measure(), study.time(), study.trend(), study.small());
        this.statements = new ScoreStatements(study);
        this.run = run;
    }

    Finding headline(Optional<ScoreBreakdown> groups) {
        List<Exhibit> shown = new ArrayList<>();
        exhibits.course().ifPresent(shown::add);
        shown.addAll(exhibits.answers());
        if (!study.trend().periods().isEmpty()) {
            shown.add(exhibits.periods());
        }
        groups.filter(g -> g.shown().size() < 2).ifPresent(g -> shown.add(exhibits.groupTable(g)));
        shown.add(SampleAccount.picture(study.base()));
        return new FindingBuilder(run, 0, ListeningAnalysis.CARD.question(), study.base())
                .estimand(study.measure().definition() + ", " + population() + ".")
                .estimate(study.score().measured(study.measure()))
                .checks(study.checks())
                .pictures(shown)
                .assuming("The score describes the customers who responded: " + study.responseText() + ".")
                .assuming(
                        "Customers who responded several times count as often as they responded; the interval allows for"
                                + " it.")
                .assuming(
                        "Other customers responding, or other channels of invitation, can move the score on their own.")
                .workings(workings())
                .stating(statements.score());
    }

    /** Who responded to what, and when. */
    private String population() {
        return "among responses to " + study.surveys()
                + (study.time().isDated() ? " " + study.time().text() : "")
                + study.options().where().map(where -> " (" + where + ")").orElse("")
                + (study.score().weighted().isPresent() ? ", weighted by the survey's own weights" : "");
    }

    private List<Step> workings() {
        Score score = study.score();
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "score",
                List.of(
                        Step.of("responses", score.n()),
                        Step.of("respondents", score.people()),
                        Step.of("unweighted", text(score.raw())),
                        Step.of("weighted", score.weighted().map(this::text).orElse("no weights")),
                        Step.of("design effect", score.designEffect()),
                        Step.of("effective sample size", score.effectiveN()),
                        Step.of(
                                "effective number of respondents (Kish)",
                                score.spread().effectiveN()),
                        Step.of(
                                "largest share of one respondent",
                                score.spread().largestShare()),
                        Step.of("response rate", study.responseText()))));
        study.time()
                .before()
                .ifPresent(before -> study.change()
                        .ifPresent(change -> steps.add(Step.of(
                                "change on " + before.text(),
                                List.of(
                                        Step.of(
                                                "difference",
                                                Score.measured(
                                                                change.difference(),
                                                                study.measure().differenceUnit())
                                                        .text()),
                                        Step.of("statistic", change.statistic()),
                                        Step.of("p-value", change.pValue()))))));
        study.mix()
                .ifPresent(mix -> steps.add(Step.of(
                        "change at the same mix of " + mix.noun() + " (direct standardisation)",
                        List.of(
                                Step.of("plain change", mix.plain()),
                                Step.of(
                                        "at the mix of the time before",
                                        mix.standardised().value()),
                                Step.of("its standard error", mix.standardised().standardError()),
                                Step.of("moved by the mix", mix.byMix().value()),
                                Step.of("its standard error", mix.byMix().standardError()),
                                Step.of("attributes compared", mix.tried())))));
        study.trend()
                .limits()
                .ifPresent(limits -> steps.add(Step.of(
                        "control limits by " + study.trend().step().noun(),
                        List.of(
                                Step.of("centre line", limits.centre()),
                                Step.of("spread between periods", limits.spread()),
                                Step.of(
                                        "outside the limits",
                                        String.join(", ", study.trend().unusual(limits)))))));
        return steps;
    }

    private String text(Estimate estimate) {
        return Score.measured(estimate, study.measure().unit()).text();
    }

    /** Empty with too few periods. */
    Optional<Finding> trend(int index) {
        return study.trend().direction().map(direction -> trend(direction, index));
    }

    private Finding trend(ScoreTrend.Direction direction, int index) {
        double years = MONTHS_A_YEAR / study.trend().step().months();
        Unit unit = study.measure().differenceUnit();
        Measured slope = new Measured(
                direction.slope() * years,
                direction.interval().low() * years,
                direction.interval().high() * years,
                Score.LEVEL,
                new Unit(unit.kind(), unit.symbol(), unit.name().isEmpty() ? "a year" : unit.name() + " a year"));
        int n = study.trend().shown().size();
        FewRespondents few = study.trend().few();
        return new FindingBuilder(run, index, "How is the score changing?", trendBase())
                .estimand("Change of " + study.measure().inSentence() + " per year over "
                        + study.trend().step().text(n) + ": " + direction.method() + ".")
                .estimate(few.isClaimable() ? Optional.of(slope) : Optional.empty())
                .checks(Stream.concat(Stream.of(comparablePeriods()), few.check().stream())
                        .toList())
                .pictures(exhibits.course().<List<Exhibit>>map(List::of).orElse(List.of()))
                .assuming("Nothing but the score changed: each mark on the line is a reason to doubt that.")
                .workings(direction.workings())
                .stating(statements.trend(slope, direction.isClear(), n, few));
    }

    private Base trendBase() {
        long shown =
                study.trend().shown().stream().mapToLong(p -> p.rows().size()).sum();
        long all =
                study.trend().periods().stream().mapToLong(p -> p.rows().size()).sum();
        return new SampleAccount().leftOut("in hidden periods", all - shown).remaining(shown, "responses");
    }

    private Check comparablePeriods() {
        String found = Stream.concat(
                        study.trend().marks().stream()
                                .map(ScoreTrend.Mark::change)
                                .filter(change -> change != ScoreTrend.Change.LEVEL)
                                .distinct()
                                .map(ScoreTrend.Change::text),
                        study
                                .mix()
                                .filter(CustomerMix::isDecisive)
                                .map(mix -> "mix of customers by " + mix.noun() + " changed")
                                .stream())
                .collect(Collectors.joining(", "));
        return ScoreStudy.descriptive(
                        "comparable periods",
                        "Were surveys, scales, invitation channels and the mix of customers the same throughout?")
                .passedIf(found.isEmpty(), found.isEmpty() ? "surveys, scales and channels did not change" : found);
    }

    /** Empty where fewer than two groups may be shown: their table then stands beside the headline. */
    Optional<Finding> breakdown(ScoreBreakdown groups, int index) {
        if (groups.shown().size() < 2) {
            return Optional.empty();
        }
        Optional<ScoreBreakdown.Group> clearest = groups.clearest();
        Optional<Measured> gap = clearest.flatMap(ScoreBreakdown.Group::gap)
                .map(g -> Score.measured(g.difference(), study.measure().differenceUnit()));
        Base base = new SampleAccount()
                .leftOut("in groups hidden because they are small", groups.hiddenResponses())
                .remaining(study.base().n() - groups.hiddenResponses(), "responses");
        return Optional.of(new FindingBuilder(run, index, "Where does the score differ?", base)
                .estimand(study.measure().definition() + ", by " + groups.by().noun() + ": each group less all others, "
                        + population() + ".")
                .estimate(gap)
                .design(Design.RAW_COMPARISON)
                .pictures(List.of(exhibits.ranking(groups), exhibits.gaps(groups), exhibits.groupTable(groups)))
                .assuming("The comparison is unadjusted: the customers of each group may differ in other ways.")
                .assuming(
                        groups.isRanked()
                                ? "Groups stand in order of their scores; where intervals overlap, neighbours may belong"
                                        + " in the other order."
                                : "Groups stand in order of their names: their scores do not differ clearly enough for a"
                                        + " ranking.")
                .workings(groupSteps(groups))
                .stating(statements.breakdown(groups, clearest, gap)));
    }

    private List<Step> groupSteps(ScoreBreakdown groups) {
        List<Step> steps = new ArrayList<>();
        for (ScoreBreakdown.Group g : groups.shown()) {
            List<Step> inside = new ArrayList<>();
            inside.add(Step.of("responses", g.n()));
            inside.add(Step.of("score", text(g.score().orElseThrow().shown())));
            g.gap().ifPresent(gap -> {
                inside.add(Step.of("less all others", gap.difference().value()));
                inside.add(Step.of(
                        "p-value, corrected for " + groups.shown().size() + " groups (Benjamini–Hochberg)",
                        g.chance()));
            });
            steps.add(Step.of(g.name(), inside));
        }
        steps.add(Step.of("hidden groups", groups.hidden()));
        return steps;
    }
}
