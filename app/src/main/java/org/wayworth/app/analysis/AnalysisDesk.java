package org.wayworth.app.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.analytics.Card;
import org.wayworth.vocabulary.Outcome;

/** What the pages ask for: which questions there are, their answers, and the state of the data behind them. */
public interface AnalysisDesk {

    /** Every analysis, in the order of the menu. */
    List<Card> cards();

    /**
     * The options of an analysis, in the order of its record.
     *
     * @throws UnknownAnalysis if there is none of that name
     */
    List<OptionField> options(String analysis);

    /**
     * The answer or the refusal; kept per options and data version, so that asking twice costs once.
     *
     * @param options text by option name as in {@link OptionField#name}; absent or blank means the default
     * @throws UnknownAnalysis if there is no analysis of that name
     * @throws InvalidOptions if a text cannot be read as its option
     */
    Outcome outcome(String analysis, Map<String, String> options);

    /**
     * The answer or refusal under the default options, if it is there already; otherwise it is being asked, and empty
     * comes back at once.
     *
     * @throws UnknownAnalysis if there is no analysis of that name
     */
    Optional<Outcome> known(String analysis);

    /**
     * The analysis's page of explanation, in Markdown: when to use, when not, method, how to read it.
     *
     * @throws UnknownAnalysis if there is none of that name
     */
    String help(String analysis);

    /** What has been imported. */
    DataState state();

    /** Whether the data are made up by the demo, so that every page says so. Must not fail. */
    boolean isSample();

    /** Why nothing may be written now, as a sentence without a full stop; empty when there is room on the disk. */
    default Optional<String> shortage() {
        return Optional.empty();
    }

    /** The data folder as the commands that pages print should name it. */
    String folder();
}
