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
record ListeningMeasure(ListeningKind kind, double low, double high, boolean common) {

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
        return kind == ListeningKind.TOP_BOX ? Unit.share("of answers") : Unit.number("points");
    }

    Unit differenceUnit() {
        return kind == ListeningKind.TOP_BOX ? Unit.sharePoints("") : Unit.number("points");
    }

    /** "NPS", "Answers of 4 or 5", "Mean rating (1 to 5)". */
    String name() {
        return switch (kind) {
            case NPS -> "NPS";
            case TOP_BOX -> "Share of answers " + boxesText();
            case MEAN, AUTO -> "Mean rating (" + write(low) + " to " + write(high) + ")";
        };
    }

    /** As it stands inside a sentence. */
    String nameInside() {
        return kind == ListeningKind.NPS
                ? name()
                : name().substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name().substring(1);
    }

    /** "NPS is 35.1", "78% answer 4 or 5 of 5", "The mean rating is 4.06 (1 to 5)". */
    String sentence(Measured score) {
        return switch (kind) {
            case NPS -> "NPS is " + score.valueText();
            case TOP_BOX -> score.valueText() + " answer " + boxesText() + " of " + write(high);
            case MEAN, AUTO ->
                "The mean rating is " + score.valueText() + " (" + write(low) + " to " + write(high) + ")";
        };
    }

    /** What exactly the score is. */
    String definition() {
        String scale = common ? " on the common score of 0 to 10, because scales differ" : "";
        return switch (kind) {
            case NPS -> "Share of answers 9 and 10 less share of answers 0 to 6, in points of −100 to 100";
            case TOP_BOX ->
                "Share of answers " + boxesText() + " on a scale of " + write(low) + " to " + write(high) + scale;
            case MEAN, AUTO -> "Mean answer" + (common ? scale : " on a scale of " + write(low) + " to " + write(high));
        };
    }

    /** Classes of answers from worst to best, where the score has them. */
    List<String> classes() {
        return switch (kind) {
            case NPS -> List.of("detractors (0 to 6)", "passives (7, 8)", "promoters (9, 10)");
            case TOP_BOX -> List.of("other answers", boxesText());
            case MEAN, AUTO -> List.of();
        };
    }

    int classOf(double rating) {
        double value = value(rating);
        return kind == ListeningKind.NPS ? (int) Math.signum(value) + 1 : (int) value;
    }

    private double boxes() {
        return high - low + 1 >= FEWEST_FOR_TWO_BOXES ? 2 : 1;
    }

    private String boxesText() {
        return boxes() == 2 ? write(high - 1) + " or " + write(high) : write(high);
    }

    static String write(double rating) {
        return Unit.number("").write(rating, rating == Math.rint(rating) ? 0 : 1, RoundingMode.HALF_EVEN);
    }
}
