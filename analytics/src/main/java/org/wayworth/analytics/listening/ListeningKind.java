package org.wayworth.analytics.listening;

import org.wayworth.analytics.Choice;

/** How ratings become a score. */
enum ListeningKind implements Choice {
    AUTO("NPS for a question about recommending, top boxes for satisfaction, the mean for all else"),
    NPS("share of 9 and 10 less share of 0 to 6, −100 to 100; on 0 to 10 only"),
    TOP_BOX("share of the two best answers (of the best one, on a scale of fewer than five)"),
    MEAN("the mean rating");

    private final String meaning;

    ListeningKind(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
