package org.wayworth.analytics.audience;

import org.wayworth.vocabulary.Unit;

/**
 * A survey's question and what there is of it: a row of {@code surveys.sql}.
 *
 * @param metric nps, csat, ces or rating
 * @param nRated responses with a rating
 * @param nDated of these, with a date
 * @param nLinked of these, of a known customer
 * @param nCustomers distinct customers among all responses
 * @param nLevels distinct ratings
 * @param nWeighted rated responses with a weight from the source
 * @param nAsked invitations that were not returned, of known customers; 0 where the data hold none
 */
public record Survey(
        String survey,
        String metric,
        long nResponses,
        long nRated,
        long nDated,
        long nLinked,
        long nCustomers,
        long nLevels,
        long nWeighted,
        long nAsked,
        double scaleLow,
        double scaleHigh) {

    /** "0 to 10". */
    public String scale() {
        return Unit.whole(scaleLow) + " to " + Unit.whole(scaleHigh);
    }

    /** "half-yearly (nps)". */
    public String text() {
        return survey + " (" + metric + ")";
    }
}
