package org.wayworth.app.home;

import org.wayworth.analytics.Card;
import org.wayworth.app.analysis.Asked;

/**
 * A question that could not be worked out, as Home tells of it.
 *
 * @param address of its page
 */
public record Failure(Card card, String address, Asked.Failed failed) {

    /** Where it is asked once more. */
    public String attemptAddress() {
        return "/analyses/" + card.name() + "/attempt";
    }
}
