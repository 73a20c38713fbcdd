package org.wayworth.analytics;

import java.util.function.Consumer;
import org.wayworth.vocabulary.Provenance;

/**
 * One execution of an analysis: what it is a run of, the seed that its random streams come from, and who hears of its
 * first figure while the checks still run.
 *
 * @param waiting must return at once; what it hears changes nothing in the answer
 */
public record Run(Provenance provenance, Consumer<FirstFigure> waiting) {

    /** A run whose first figure nobody waits for. */
    public Run(Provenance provenance) {
        this(provenance, figure -> {});
    }

    public long seed() {
        return provenance.seed();
    }

    /** Tells those who wait. */
    public void first(FirstFigure figure) {
        waiting.accept(figure);
    }
}
