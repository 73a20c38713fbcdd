package org.wayworth.analytics;

import org.wayworth.vocabulary.Provenance;

/** One execution of an analysis: what it is a run of, and the seed that its random streams come from. */
public record Run(Provenance provenance) {

    public long seed() {
        return provenance.seed();
    }
}
