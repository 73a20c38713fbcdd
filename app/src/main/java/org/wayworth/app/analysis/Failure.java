package org.wayworth.app.analysis;

import org.wayworth.analytics.Card;

/** A question that could not be worked out, as Home tells of it. */
public record Failure(Card card, Asked.Failed failed) {

    public String address() {
        return "/analyses/" + card.name();
    }
}
