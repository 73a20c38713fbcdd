package org.wayworth.analytics.listening;

import java.math.RoundingMode;
import java.util.List;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * What is made of ratings: the value of each, whose (weighted) mean is the score, and how the score is spoken of.
 *
 * @param kind never AUTO
 * @param low lowest possible rating
 * @param high highest possible rating
 * @param common whether ratings are taken on the common 0–10 score, because scales differ
 */
record ScoreMeasure(ScoreKind kind, double low, double high, boolean common) {

    /** Scales of fewer answers have one top box. */
    private static final double FEWEST_FOR_TWO_BOXES = 5;

    private static final double PROMOTER = 9;
    private static final double DETRACTOR = 6;

    /** The value of a rating in the score's unit. */
    double value(double rating) {
        return switch (kind) {
            case NPS -> rating >= PROMOTER ? 100 : rating <= DETRACTOR ? -100 : 0;
            case TOP_BOX -> rating > high - boxes() ? 1 : 0;
            case MEAN, AUTO -> rating;
        };
    }

    /** The lowest value that a rating can have. */
    double least() {
        return value(low);
    }

    double most() {
        return value(high);
    }

    Unit unit() {
        return kind == ScoreKind.TOP_BOX ? Unit.share("of ratings") : Unit.number("points");
    }

    Unit differenceUnit() {
        return kind == ScoreKind.TOP_BOX ? Unit.sharePoints("") : Unit.number("points");
    }

    /** "NPS", "Top-2 share (4 or 5)", "Mean rating (1 to 5)": for titles and axes. */
    String name() {
        return switch (kind) {
            case NPS -> "NPS";
            case TOP_BOX -> "Top-" + (int) boxes() + " share (" + boxesText() + ")";
            case MEAN, AUTO -> "Mean rating (" + scaleText() + ")";
        };
    }

    /** "NPS", "the top-2 share (4 or 5)", "the mean rating": inside a sentence, where a verb follows. */
    String inSentence() {
        return switch (kind) {
            case NPS -> "NPS";
            case TOP_BOX -> "the top-" + (int) boxes() + " share (" + boxesText() + ")";
            case MEAN, AUTO -> "the mean rating";
        };
    }

    /** A difference of scores without its sign: "5.3 points", "2 percentage points". */
    static String sizeText(Measured difference) {
        String unit = difference.unit().name();
        return unit.isEmpty() ? difference.sizeText() : difference.sizeText() + " " + unit;
    }

    /** What exactly the score is. */
    String definition() {
        return switch (kind) {
            case NPS ->
                "Net promoter score: promoters (9, 10) minus detractors (0 to 6) per hundred responses, −100 to 100 points";
            case TOP_BOX -> "Share of ratings " + boxesText() + " on a scale of " + scaleText();
            case MEAN, AUTO ->
                common
                        ? "Mean rating on the common scale of 0 to 10, because the scales of the surveys differ"
                        : "Mean rating on a scale of " + scaleText();
        };
    }

    /** Classes of answers from worst to best, where the score has them. */
    List<String> classes() {
        return switch (kind) {
            case NPS -> List.of("Detractors (0 to 6)", "Passives (7, 8)", "Promoters (9, 10)");
            case TOP_BOX -> List.of("Other ratings", boxesText());
            case MEAN, AUTO -> List.of();
        };
    }

    /** What a picture of these classes is called. */
    String classesTitle() {
        return kind == ScoreKind.NPS ? "Detractors, passives and promoters" : name();
    }

    int classOf(double rating) {
        double value = value(rating);
        return kind == ScoreKind.NPS ? (int) Math.signum(value) + 1 : (int) value;
    }

    private double boxes() {
        return high - low + 1 >= FEWEST_FOR_TWO_BOXES ? 2 : 1;
    }

    /** "4 or 5". */
    String boxesText() {
        return boxes() == 2 ? write(high - 1) + " or " + write(high) : write(high);
    }

    /** "1 to 5". */
    String scaleText() {
        return write(low) + " to " + write(high);
    }

    static String write(double rating) {
        return Unit.number("").write(rating, rating == Math.rint(rating) ? 0 : 1, RoundingMode.HALF_EVEN);
    }
}
