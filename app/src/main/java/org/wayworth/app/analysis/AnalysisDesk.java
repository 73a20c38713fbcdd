package org.wayworth.app.analysis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Needs;
import org.wayworth.app.data.DataDesk;
import org.wayworth.app.filter.FilterDesk;
import org.wayworth.app.job.Jobs;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Outcome;

/** What the pages ask for: which questions there are, their answers, and the state of the data behind them. */
public interface AnalysisDesk extends DataDesk, FilterDesk {

    /** Every analysis, in the order of the menu. */
    List<Card> cards();

    /**
     * The options of an analysis, in the order of its record.
     *
     * @throws UnknownAnalysis if there is none of that name
     */
    List<OptionField> options(String analysis);

    /**
     * Asks, and waits for the answer no longer than one is willing to. Asked twice with the same options of the same
     * data, a question is worked out once. It is worked out to the end, but makes room for what others wait for while
     * nobody has asked for it for a few seconds; one that failed or was cancelled stays so until {@link #askAgain}.
     *
     * @param options text by option name as in {@link OptionField#name}; absent or blank means the default
     * @throws UnknownAnalysis if there is no analysis of that name
     * @throws InvalidOptions if a text cannot be read as its option
     * @throws TooManyQuestions if too many wait already
     */
    CompletionStage<Asked> ask(String analysis, Map<String, String> options, Duration patience);

    /**
     * Where the question stands under the default options; where nobody has asked it yet, it is asked when there is
     * nothing else to do.
     *
     * @throws UnknownAnalysis if there is no analysis of that name
     */
    Asked known(String analysis);

    /**
     * Lets a question that failed be asked once more; changes nothing for one that did not.
     *
     * @throws UnknownAnalysis if there is no analysis of that name
     * @throws InvalidOptions if a text cannot be read as its option
     */
    void askAgain(String analysis, Map<String, String> options);

    /**
     * As {@link #ask}; an answer that is there in time stays on record for good.
     *
     * @throws UnknownAnalysis if there is no analysis of that name
     * @throws InvalidOptions if a text cannot be read as its option
     * @throws TooManyQuestions if too many wait already
     */
    CompletionStage<Asked> keep(String analysis, Map<String, String> options, Duration patience);

    /** Whether an answer stays on record for good; a refusal never does. */
    boolean isKept(Outcome outcome);

    /** The finding of this number, as it was when it was made; empty where none is on record. */
    default Optional<OnRecord> onRecord(FindingId id) {
        return Optional.empty();
    }

    /** The findings that someone keeps on record, the latest first. */
    default List<KeptAnswer> kept() {
        return List.of();
    }

    /**
     * The analysis's page of explanation, in Markdown: when to use, when not, method, how to read it.
     *
     * @throws UnknownAnalysis if there is none of that name
     */
    String help(String analysis);

    /**
     * Without which data the analysis cannot be asked.
     *
     * @throws UnknownAnalysis if there is none of that name
     */
    Needs needs(String analysis);

    /** The work on questions, and other long work. */
    default Jobs jobs() {
        return Jobs.NONE;
    }
}
