package org.wayworth.analytics.listening;

import org.wayworth.analytics.Choice;

/** How ratings become a score. */
enum ScoreKind implements Choice {
    AUTO("NPS for likelihood to recommend, top-box share for satisfaction, mean rating for all else"),
    NPS("promoters (9, 10) minus detractors (0 to 6), −100 to 100 points; on scales of 0 to 10 only"),
    TOP_BOX("share of the two best ratings (of the best one, on scales of fewer than five)"),
    MEAN("mean rating");

    private final String meaning;

    ScoreKind(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
