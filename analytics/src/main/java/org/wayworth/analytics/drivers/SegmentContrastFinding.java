package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.drivers.SegmentContrast.Against;
import org.wayworth.analytics.drivers.SegmentContrast.Difference;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** A {@link SegmentContrast} put into words. */
final class SegmentContrastFinding {

    private static final int MOST_SHOWN = 20;

    private static final Unit SHARE = Unit.share("of the explained variation");
    private static final Unit DIFFERENCE = Unit.sharePoints("of the explained variation");

    private final DriversStudy study;
    private final SegmentContrast contrast;
    private final Optional<ObservationWindow> observed;

    private SegmentContrastFinding(DriversStudy study, SegmentContrast contrast, Optional<ObservationWindow> observed) {
        this.study = study;
        this.contrast = contrast;
        this.observed = observed;
    }

    /** @param observed from when to when it is known what customers did */
    static Finding of(
            Run run, int index, DriversStudy study, SegmentContrast contrast, Optional<ObservationWindow> observed) {
        return new SegmentContrastFinding(study, contrast, observed).make(run, index);
    }

    private Finding make(Run run, int index) {
        Optional<Difference> clear = contrast.largestClear();
        return new FindingBuilder(run, index, DriversAnalysis.CARD.question(), study.base())
                .estimand(estimand(clear))
                .estimate(clear.map(each -> each.measured(DIFFERENCE)))
                .design(study.target().design())
                .check(multipleQuestions())
                .pictures(List.of(differences(), shares()))
                .assuming(List.of(
                        "A question can account for more in one segment only because its members differ more in it. The"
                                + " slopes of each segment stand in its own finding.",
                        "The largest of several differences is larger than it would be alone: expect a little less.",
                        "The results describe those who responded, not those who did not."))
                .workings(workings())
                .stating(clear.map(this::statement).orElseGet(this::noDifference));
    }

    private String estimand(Optional<Difference> clear) {
        return "Share of " + clear.map(each -> "\"" + name(each) + "\"").orElse("each question")
                + " in the explained variation of " + study.target().text() + " (LMG) among "
                + clear.map(each -> each.part().text())
                        .orElse(contrast.against() == Against.ALL ? "each segment" : "the best customers")
                + ", less that among " + contrast.against().label() + "; the same "
                + study.model().size() + " questions in both."
                + (contrast.against() == Against.THE_REST
                        ? observed.map(window -> " " + window.text()).orElse("")
                        : "");
    }

    private String name(Difference difference) {
        return study.model().name(difference.question());
    }

    private Statement statement(Difference clear) {
        Measured difference = clear.measured(DIFFERENCE);
        Statement.Argument driver = Statement.name("driver", name(clear));
        Statement.Argument size = Statement.size("size", difference);
        Statement.Argument direction = Statement.words("direction", difference.value() > 0 ? "more" : "less");
        return contrast.against() == Against.ALL
                ? Statement.description(
                        "{driver} accounts for {size} {direction} of the explained variation in {segment} than overall.",
                        driver,
                        size,
                        direction,
                        Statement.name("segment", clear.part().label()))
                : Statement.description(
                        "{driver} accounts for {size} {direction} of the explained variation among the best customers than"
                                + " among the rest.",
                        driver,
                        size,
                        direction);
    }

    private Statement noDifference() {
        return Statement.noClearDifference(
                contrast.against() == Against.ALL
                        ? "No driver clearly differs in importance between any segment and all customers."
                        : "No driver clearly differs in importance between the best customers and the rest.");
    }

    /** Not one that can fail: what does not hold once all are counted is not claimed. */
    private Check multipleQuestions() {
        long clear = contrast.clear();
        return RobustnessCheck.of("multiple comparisons", "Does it hold, given how many differences were tested?")
                .byDesign((clear == 0 ? "none" : Unit.whole(clear)) + " of "
                        + contrast.differences().size() + " differences " + (clear == 1 ? "is" : "are")
                        + " clear once all are counted ("
                        + contrast.against().correction() + "); no other is claimed");
    }

    private Exhibit differences() {
        return new Ranking(
                "Share of the explained variation, less that among "
                        + contrast.against().label(),
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
        return contrast.against() == Against.ALL
                ? name(each) + ", " + each.part().label()
                : name(each);
    }

    private Exhibit shares() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Difference each : contrast.surest()) {
            Measured difference = each.measured(DIFFERENCE);
            rows.add(List.of(
                    Cell.text(name(each)),
                    Cell.text(each.part().label()),
                    Cell.number(each.some(), SHARE),
                    Cell.number(each.others(), SHARE),
                    Cell.value(difference),
                    Cell.text(difference.intervalText()),
                    Cell.text(DriversFindings.chance(each.adjusted()))));
        }
        String others = contrast.against().label();
        return new Exhibit.Table(
                "Share of the explained variation by driver, in each segment and among " + others,
                List.of(
                        new Axis("Driver", Unit.number("")),
                        new Axis("Segment", Unit.number("")),
                        new Axis("In the segment", SHARE),
                        new Axis("Among " + others, SHARE),
                        new Axis("Difference", DIFFERENCE),
                        new Axis("95% interval", DIFFERENCE),
                        new Axis("p-value, corrected", Unit.number(""))),
                rows);
    }

    private List<Step> workings() {
        return contrast.differences().stream()
                .map(each -> Step.of(
                        name(each) + ", " + each.part().label(),
                        each.some() + " less " + each.others() + ", standard error " + each.error()
                                + ", corrected p-value " + each.adjusted()))
                .toList();
    }
}
