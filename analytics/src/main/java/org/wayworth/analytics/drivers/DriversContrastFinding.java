package org.wayworth.analytics.drivers;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.drivers.DriversContrast.Difference;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** A {@link DriversContrast} put into words. */
final class DriversContrastFinding {

    private static final int MOST_SHOWN = 20;

    private static final Unit SHARE = Unit.share("of what is explained");
    private static final Unit DIFFERENCE = Unit.sharePoints("of what is explained");

    private final DriversStudy study;
    private final DriversContrast contrast;

    private DriversContrastFinding(DriversStudy study, DriversContrast contrast) {
        this.study = study;
        this.contrast = contrast;
    }

    static Finding of(Run run, int index, DriversStudy study, DriversContrast contrast) {
        return new DriversContrastFinding(study, contrast).make(run, index);
    }

    private Finding make(Run run, int index) {
        Difference told =
                contrast.largestClear().orElseGet(() -> contrast.surest().get(0));
        return new FindingBuilder(run, index, DriversAnalysis.CARD.question(), study.base())
                .estimand("Share of " + name(told) + " in what the questions explain of "
                        + study.target().text() + " (LMG) among " + told.part() + ", less that among "
                        + contrast.against() + "; the same "
                        + study.model().size() + " questions in both.")
                .estimate(told.measured(DIFFERENCE))
                .design(study.target().design())
                .checks(List.of(several()))
                .pictures(List.of(differences(), shares()))
                .assuming(List.of(
                        "A question can account for more in one group only since its members differ more in it: a share is"
                                + " no strength. The slopes of each group stand in its own finding.",
                        "The largest of several differences is larger than it would be alone: expect a little less.",
                        "Those who answered stand for themselves, not for those who did not."))
                .workings(workings())
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement(told))));
    }

    private String name(Difference difference) {
        return study.model().name(difference.question());
    }

    private String statement(Difference told) {
        if (!told.isClear()) {
            return contrast.against().equals("all")
                    ? "No question clearly accounts for more or less in any group than among all."
                    : "No question clearly accounts for more or less among " + told.part() + " than among "
                            + contrast.against() + ".";
        }
        String end = (told.value() > 0 ? " accounts for more among " : " accounts for less among ") + told.part()
                + " than among " + contrast.against();
        String full = Sentence.begin(name(told)) + end + ": " + percent(told.some()) + " of what is explained against "
                + percent(told.others()) + ".";
        return full.length() <= Statement.LONGEST
                ? full
                : "One question" + end + ": " + percent(told.some()) + " against " + percent(told.others()) + ".";
    }

    private Check several() {
        long clear = contrast.clear();
        int all = contrast.differences().size();
        return new Check(
                "several questions",
                "Does it hold, given how many differences were looked at?",
                Verdict.PASSED,
                (clear == 0 ? "none" : Unit.whole(clear)) + " of " + all + " differences "
                        + (clear == 1 ? "remains" : "remain") + " beyond chance once all are counted ("
                        + (contrast.against().equals("all") ? "Benjamini and Hochberg" : "Holm") + ")",
                Grade.DESCRIPTIVE);
    }

    private Exhibit differences() {
        return new Ranking(
                "Share of what is explained, less that among " + contrast.against(),
                new Axis("Difference", DIFFERENCE),
                0,
                contrast.surest().stream()
                        .limit(MOST_SHOWN)
                        .map(each -> new Ranking.Bar(
                                label(each) + (each.isClear() ? "" : " (not clear)"),
                                each.measured(DIFFERENCE),
                                study.rows().size()))
                        .toList());
    }

    private String label(Difference each) {
        return contrast.against().equals("all") ? name(each) + ", " + each.part() : name(each);
    }

    private Exhibit shares() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Difference each : contrast.surest()) {
            Measured difference = each.measured(DIFFERENCE);
            rows.add(List.of(
                    Cell.text(name(each)),
                    Cell.text(each.part()),
                    Cell.number(each.some(), SHARE),
                    Cell.number(each.others(), SHARE),
                    Cell.value(difference),
                    Cell.text(difference.intervalText()),
                    Cell.text(DriversFindings.chance(each.adjusted()))));
        }
        return new Exhibit.Table(
                "What each question accounts for, there and among " + contrast.against(),
                List.of(
                        new Axis("Question", Unit.number("")),
                        new Axis("Among", Unit.number("")),
                        new Axis("There", SHARE),
                        new Axis("Among " + contrast.against(), SHARE),
                        new Axis("Difference", DIFFERENCE),
                        new Axis("95% interval", DIFFERENCE),
                        new Axis("Probability by chance, all counted", Unit.number(""))),
                rows);
    }

    private List<Step> workings() {
        return contrast.differences().stream()
                .map(each -> Step.of(
                        name(each) + ", " + each.part(),
                        each.some() + " less " + each.others() + ", standard error " + each.error()
                                + ", probability by chance with all counted " + each.adjusted()))
                .toList();
    }

    private static String percent(double share) {
        return Unit.share("").write(share, 0, RoundingMode.HALF_EVEN);
    }
}
