package org.wayworth.analytics.telling;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;

/** What the kernel found where it could not compute, in the reader's words: columns by their names. */
public final class KernelWords {

    private KernelWords() {}

    /** A phrase that says what stands in the way: "all customers have the same tenure". */
    public static String found(Fit.Impossible<?> no, List<String> names) {
        String which = which(no, names);
        return switch (no.reason()) {
            case TOO_FEW_ROWS ->
                which.isEmpty() ? no.found() : "only one row tells the part of " + which + " from that of the others";
            case TOO_FEW_EVENTS, NO_OVERLAP -> which.isEmpty() ? no.found() : "too few rows tell " + which + " apart";
            case NO_VARIATION -> which.isEmpty() ? "nothing differs between them" : which + " is the same for all";
            case RANK_DEFICIENT ->
                which.isEmpty()
                        ? "what was known before determines everything that should be compared"
                        : which + " is determined by the others";
            case SEPARATED ->
                which.isEmpty()
                        ? "what was known before separates the two sides completely, so that there is nobody similar to"
                                + " compare"
                        : which + " separates the two sides completely, so that there is nobody similar to compare";
            case NOT_CONVERGED -> "the estimate does not settle on these data";
            case OUTSIDE_MODEL -> "the model does not fit these data";
        };
    }

    /** What can be done about it, as a sentence. */
    public static String next(Fit.Impossible<?> no) {
        return switch (no.reason()) {
            case TOO_FEW_ROWS, TOO_FEW_EVENTS ->
                "Import a longer period or more customers, or ask about a wider group.";
            case NO_VARIATION -> "Ask about a wider group, or check the mapping of what should differ.";
            case RANK_DEFICIENT, SEPARATED, NO_OVERLAP ->
                "Leave out attributes that determine the rating (leave-out), or ask about a wider group.";
            case NOT_CONVERGED, OUTSIDE_MODEL -> "Ask about another group or another period.";
        };
    }

    public static Reason reason(Fit.Impossible<?> no) {
        return switch (no.reason()) {
            case NO_VARIATION -> Reason.NO_VARIATION;
            case RANK_DEFICIENT, SEPARATED, NO_OVERLAP -> Reason.NO_OVERLAP;
            case TOO_FEW_ROWS, TOO_FEW_EVENTS, NOT_CONVERGED, OUTSIDE_MODEL -> Reason.TOO_FEW;
        };
    }

    private static String which(Fit.Impossible<?> no, List<String> names) {
        return Sentence.list(no.columns().stream()
                .filter(column -> column < names.size())
                .map(names::get)
                .toList());
    }
}
