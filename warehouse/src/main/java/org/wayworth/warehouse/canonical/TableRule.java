package org.wayworth.warehouse.canonical;

import java.util.List;
import java.util.Optional;

/**
 * What holds of the loads that fill a table, as {@code table-rules.csv} lists it.
 *
 * @param mustSayWhose whether a load must name keys, or the episode or contract of the row
 * @param namedBy what tells rows apart where the mapping names no {@code row_key:}
 * @param namingColumns the columns that do, where {@code namedBy} says so
 * @param episodeStartFills the time that {@code {from: episode}} can fill
 * @param dayOnlyOf the time of which a row says whether it is only a day
 * @param isMoney whether amounts of records that are not loaded are counted
 * @param hasAnswers whether its rows can have answers to single questions
 * @param blankSaysNothing the column of which a blank says nothing, where a record fills several rows of the table
 */
public record TableRule(
        boolean mustSayWhose,
        NamedBy namedBy,
        List<String> namingColumns,
        Optional<String> episodeStartFills,
        Optional<String> dayOnlyOf,
        boolean isMoney,
        boolean hasAnswers,
        Optional<String> blankSaysNothing) {

    public TableRule {
        namingColumns = List.copyOf(namingColumns);
    }

    /** What tells the rows of a table apart. */
    public enum NamedBy {
        /** The keys that say whose they are. */
        KEYS,
        /** The episode or contract that they make or tell of. */
        NAMES,
        /** Some of their columns. */
        COLUMNS,
        /** Their place in the file: the same row in another file is another. */
        PLACE
    }
}
