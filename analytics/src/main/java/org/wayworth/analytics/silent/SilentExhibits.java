package org.wayworth.analytics.silent;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures and tables of {@link SilentAnalysis}. */
final class SilentExhibits {

    /** As many as can be read at a glance. */
    private static final int MOST_BARS = 20;

    private static final Unit NONE = Unit.number("");

    private final SilentStudy study;

    SilentExhibits(SilentStudy study) {
        this.study = study;
    }

    /** Those who answered against everyone asked, in shares. Hidden classes are counted in the title. */
    Exhibit shares() {
        long hidden = study.differences().hidden();
        return bars(
                "Those who answered, against " + study.everyone() + ": share of each class"
                        + (hidden == 0
                                ? ""
                                : " (" + hidden + (hidden == 1 ? " class" : " classes") + " hidden: too few people)"),
                new Axis("Difference in share", Unit.sharePoints("")),
                study.differences().told(SilentDifferences.Told.SHARE_POINTS));
    }

    /** Numbers, in standard deviations, so that they stand on one axis. */
    Exhibit numbers() {
        return bars(
                "Those who answered, against " + study.everyone() + ": how far apart",
                new Axis("Difference in standard deviations", Unit.number("standard deviations")),
                study.differences().told(SilentDifferences.Told.STANDARD_DEVIATIONS));
    }

    /** Revenue, in money. */
    Optional<Exhibit> money() {
        List<SilentDifferences.Difference> told = study.differences().told(SilentDifferences.Told.MONEY);
        return told.isEmpty() || study.value().isEmpty()
                ? Optional.empty()
                : Optional.of(bars(
                        "Those who answered, against " + study.everyone() + ": mean revenue",
                        new Axis(
                                "Difference in revenue",
                                told.get(0).heardLessAll().unit()),
                        told));
    }

    private static Exhibit bars(String title, Axis axis, List<SilentDifferences.Difference> differences) {
        return new Ranking(
                title,
                axis,
                0,
                differences.stream()
                        .limit(MOST_BARS)
                        .map(d -> new Ranking.Bar(d.name(), d.heardLessAll(), d.n()))
                        .toList());
    }

    /** How many answer in each class of revenue. */
    Exhibit ratesByRevenue() {
        return new Ranking(
                "Share who answer, by revenue of the year before",
                new Axis("Share who answer", Unit.share("")),
                study.rate().value(),
                study.differences().of(SilentPeople.REVENUE).stream()
                        .sorted(Comparator.comparingInt(
                                d -> study.people().tierNames().indexOf(d.level())))
                        .map(d -> new Ranking.Bar(d.level(), d.rate().orElseThrow(), d.n()))
                        .toList());
    }

    Exhibit signs(SilentModel model) {
        return new Ranking(
                "Odds of answering, among people alike in all else",
                new Axis("Times the odds", Unit.ratio("times the odds")),
                1,
                model.signs().stream()
                        .sorted(Comparator.comparingDouble(
                                sign -> -Math.abs(Math.log(sign.odds().value()))))
                        .limit(MOST_BARS)
                        .map(sign -> new Ranking.Bar(
                                sign.name(), sign.odds(), study.people().size()))
                        .toList());
    }

    /** One score under weaker and weaker assumptions. */
    Exhibit score(SilentScore score) {
        List<Ranking.Bar> bars = new ArrayList<>();
        long heard = study.people().nHeard();
        bars.add(new Ranking.Bar("As answered: the silent think the same", measured(score.raw(), score), heard));
        score.weighted()
                .ifPresent(w -> bars.add(
                        new Ranking.Bar("Weighted: as those like them who answered", measured(w, score), heard)));
        score.raked()
                .ifPresent(r ->
                        bars.add(new Ranking.Bar("Raked to the shares of everyone asked", measured(r, score), heard)));
        bars.add(new Ranking.Bar(
                "Nothing assumed of the silent", bounds(score), study.people().size()));
        return new Ranking(
                score.scale().name() + " of " + study.everyone() + ", by what is assumed of the silent",
                new Axis(score.scale().name(), score.scale().unit()),
                score.raw().value(),
                bars);
    }

    /** The same with all digits, and what the weights change. */
    Exhibit scores() {
        List<List<Cell>> rows = new ArrayList<>();
        for (SilentScore score : study.scores()) {
            rows.add(List.of(
                    Cell.text(score.scale().name()),
                    value(Optional.of(score.raw())),
                    Cell.text(measured(score.raw(), score).intervalText()),
                    value(score.weighted()),
                    Cell.text(score.weighted()
                            .map(w -> measured(w, score).intervalText())
                            .orElse("")),
                    value(score.change()),
                    Cell.text(score.change()
                            .map(c -> measured(c, score).intervalText())
                            .orElse("")),
                    value(score.raked()),
                    Cell.text(bounds(score).intervalText())));
        }
        Unit points = Unit.number("points");
        return new Exhibit.Table(
                "What the weights change",
                List.of(
                        new Axis("Score", NONE),
                        new Axis("As answered", points),
                        new Axis("95% interval", points),
                        new Axis("Weighted", points),
                        new Axis("95% interval", points),
                        new Axis("Weighted less as answered", points),
                        new Axis("95% interval", points),
                        new Axis("Raked", points),
                        new Axis("Nothing assumed", points)),
                rows);
    }

    private static Cell value(Optional<Estimate> estimate) {
        return estimate.map(
                        e -> new Cell(NONE.write(e.value(), 3, RoundingMode.HALF_EVEN), OptionalDouble.of(e.value())))
                .orElseGet(() -> Cell.text(""));
    }

    static Measured measured(Estimate estimate, SilentScore score) {
        return new Measured(
                estimate.value(),
                estimate.interval().low(),
                estimate.interval().high(),
                estimate.interval().level(),
                score.scale().unit());
    }

    /** Nothing prefers one point between the bounds; the middle stands for all of them. */
    static Measured bounds(SilentScore score) {
        return new Measured(
                (score.bounds().low() + score.bounds().high()) / 2,
                score.bounds().interval().low(),
                score.bounds().interval().high(),
                score.bounds().interval().level(),
                score.scale().unit());
    }

    Exhibit attrition() {
        return new Exhibit.Attrition("Who counts as asked", study.base());
    }
}
