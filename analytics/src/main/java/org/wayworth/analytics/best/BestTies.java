package org.wayworth.analytics.best;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.vocabulary.Unit;

/** What is said where customers at the border of the best brought exactly as much as each other. */
final class BestTies {

    /** Up to this share of the best, who of equals counts moves nothing that is told of them. */
    private static final double FEW = 0.05;

    private BestTies() {}

    /** Empty where no equals are parted by the border. */
    static List<String> of(BestStudy study) {
        List<String> told = new ArrayList<>();
        BestCut cut = study.tier().cut();
        BestCut earlier = study.tier().cutBeforeRatings();
        if (cut.equalsAtBorder() > 0) {
            told.add(Unit.whole(cut.equalsAtBorder()) + " customers brought exactly as much as the last of the best "
                    + study.best() + ", and " + Unit.whole(cut.equalsInside())
                    + " of them are counted among the best, drawn by lot. The share of revenue is the same whichever"
                    + " of them are counted.");
        }
        if (!cut.isDecidedByAmount()) {
            told.add("How the best customers differ from the others is not shown: revenue does not decide who "
                    + Unit.whole(cut.equalsInside()) + " of the " + Unit.whole(cut.best().length) + " are. " + next());
        }
        if (!earlier.isDecidedByAmount() && study.survey().isPresent()) {
            told.add(
                    "The difference in revenue by rating among the best customers is not shown: revenue before the days"
                            + " of ratings does not decide who " + Unit.whole(earlier.equalsInside()) + " of the "
                            + Unit.whole(earlier.best().length) + " are. " + next());
        }
        return told;
    }

    /** To be read with the shares: empty where few equals, or none, are parted by the border. */
    static String atBorder(BestStudy study) {
        BestCut cut = study.tier().cut();
        return cut.equalsInside() <= FEW * cut.best().length
                ? ""
                : "; " + Unit.whole(cut.equalsAtBorder()) + " are equal at the border of the best " + study.best()
                        + (cut.isDecidedByAmount() ? "" : ", so that who is in it is not told");
    }

    private static String next() {
        return "Rank customers over a longer period (period-days), or count another share among the best (top-share).";
    }
}
