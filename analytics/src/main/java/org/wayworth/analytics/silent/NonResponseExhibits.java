package org.wayworth.analytics.silent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures and tables of {@link SilentAnalysis}. */
final class NonResponseExhibits {

    /** As many as can be read at a glance. */
    private static final int MOST_BARS = 20;

    private static final Unit NONE = Unit.number("");

    private final NonResponseStudy study;

    NonResponseExhibits(NonResponseStudy study) {
        this.study = study;
    }

    /** Respondents against all, in shares. Hidden classes are counted in the title. */
    Exhibit shares() {
        long hidden = study.differences().hidden();
        return bars(
                against() + "difference in the share of each class"
                        + (hidden == 0
                                ? ""
                                : " (" + hidden + (hidden == 1 ? " class" : " classes")
                                        + " hidden: too few people, or to protect such a class)"),
                new Axis("Difference in share", Unit.sharePoints("")),
                study.differences().in(RespondentDifferences.Measure.SHARE_POINTS));
    }

    /** Numbers, in standard deviations, so that they stand on one axis. */
    Exhibit numbers() {
        return bars(
                against() + "standardised differences",
                new Axis("Difference in standard deviations", Unit.number("standard deviations")),
                study.differences().in(RespondentDifferences.Measure.STANDARD_DEVIATIONS));
    }

    /** Revenue, in money. */
    Optional<Exhibit> money() {
        List<RespondentDifferences.Difference> found = study.differences().in(RespondentDifferences.Measure.MONEY);
        return found.isEmpty() || study.value().isEmpty()
                ? Optional.empty()
                : Optional.of(bars(
                        against() + "difference in mean revenue",
                        new Axis(
                                "Difference in revenue",
                                found.get(0).heardLessAll().unit()),
                        found));
    }

    private String against() {
        return "Respondents against all " + study.asked() + ": ";
    }

    private static Exhibit bars(String title, Axis axis, List<RespondentDifferences.Difference> differences) {
        return new Ranking(
                title,
                axis,
                0,
                differences.stream()
                        .limit(MOST_BARS)
                        .map(d -> new Ranking.Bar(d.name(), d.heardLessAll(), d.n()))
                        .toList());
    }

    /** How many respond in each class of revenue. */
    Exhibit ratesByRevenue() {
        return new Ranking(
                "Response rate by " + study.people().revenueName(),
                new Axis("Response rate", Unit.share("")),
                study.rate().value(),
                study.differences().of(study.people().revenueName()).stream()
                        .sorted(Comparator.comparingInt(
                                d -> study.people().tierNames().indexOf(d.level())))
                        .map(d -> new Ranking.Bar(d.level(), d.rate().orElseThrow(), d.n()))
                        .toList());
    }

    Exhibit odds(ResponseModel model) {
        return new Ranking(
                "Odds ratios of responding, all else equal",
                new Axis("Odds ratio", Unit.ratio("times the odds")),
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
    Exhibit score(AdjustedScore score) {
        List<Ranking.Bar> bars = new ArrayList<>();
        long heard = study.people().nHeard();
        bars.add(new Ranking.Bar("Unweighted: like all respondents", measured(score.raw(), score), heard));
        score.weighted()
                .ifPresent(w ->
                        bars.add(new Ranking.Bar("Weighted: like similar respondents", measured(w, score), heard)));
        score.raked()
                .ifPresent(
                        r -> bars.add(new Ranking.Bar("Raked to the composition of all", measured(r, score), heard)));
        bars.add(new Ranking.Bar("No assumption", bounds(score), study.people().size()));
        return new Ranking(
                score.scale().name() + " of all " + study.asked() + ", by assumption about non-respondents",
                new Axis(score.scale().name(), score.scale().unit()),
                score.raw().value(),
                bars);
    }

    /** The same with their digits, and what the weights change. */
    Exhibit scores() {
        List<List<Cell>> rows = new ArrayList<>();
        for (AdjustedScore score : study.scores()) {
            rows.add(List.of(
                    Cell.text(score.scale().name()),
                    value(Optional.of(score.raw()), score),
                    Cell.text(measured(score.raw(), score).intervalText()),
                    value(score.weighted(), score),
                    Cell.text(score.weighted()
                            .map(w -> measured(w, score).intervalText())
                            .orElse("")),
                    value(score.change(), score),
                    Cell.text(score.change()
                            .map(c -> measured(c, score).intervalText())
                            .orElse("")),
                    value(score.raked(), score),
                    Cell.text(bounds(score).intervalText())));
        }
        Unit points = Unit.number("points");
        return new Exhibit.Table(
                "Scores, unweighted and weighted for non-response",
                List.of(
                        new Axis("Score", NONE),
                        new Axis("Unweighted", points),
                        new Axis("95% interval", points),
                        new Axis("Weighted", points),
                        new Axis("95% interval", points),
                        new Axis("Weighted less unweighted", points),
                        new Axis("95% interval", points),
                        new Axis("Raked", points),
                        new Axis("No assumption", points)),
                rows);
    }

    private static Cell value(Optional<Estimate> estimate, AdjustedScore score) {
        return estimate.map(e -> Cell.value(measured(e, score))).orElseGet(() -> Cell.text(""));
    }

    private static Measured measured(Estimate estimate, AdjustedScore score) {
        return Means.measured(estimate, score.scale().unit());
    }

    /** Nothing prefers one point between the bounds; the middle stands for all of them. */
    static Measured bounds(AdjustedScore score) {
        return new Measured(
                (score.bounds().low() + score.bounds().high()) / 2,
                score.bounds().interval().low(),
                score.bounds().interval().high(),
                score.bounds().interval().level(),
                score.scale().unit());
    }
}
