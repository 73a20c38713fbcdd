package org.wayworth.analytics.drivers;

import java.util.Set;
import java.util.stream.IntStream;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.warehouse.Columns;

/** Of whose sales something is known, response by response of the survey. Of all others it is not nothing, but unknown. */
final class SalesKnowledge {

    /** Exports of sales may end some days before a survey is answered. */
    static final int MOST_LAG_DAYS = 31;

    /** What is known of the customer who gave a response, and why not more, as the account of the sample says it. */
    enum State {
        KNOWN(""),
        NOT_MATCHED("not matched to a customer"),
        NOT_IN_SALES("of customers whom no record of sales, contracts or customers names"),
        OTHER_CURRENCY("of customers who pay in another currency"),
        NOT_COVERED("given when sales were not recorded");

        private final String rule;

        State(String rule) {
            this.rule = rule;
        }
    }

    private final State[] states;

    private SalesKnowledge(State[] states) {
        this.states = states;
    }

    /**
     * @param feedback of all responses, in their order
     * @param found what {@code drivers-sales.sql} returns
     */
    static SalesKnowledge of(long[] feedback, Columns found) {
        long[] some = found.longs("feedback_id");
        long[] isKnown = found.longs("is_known_to_sales");
        long[] paysElsewhere = found.longs("pays_elsewhere");
        long[] isCovered = found.longs("is_covered");
        State[] states = new State[feedback.length];
        int k = 0;
        for (int i = 0; i < states.length; i++) {
            while (k < some.length && some[k] < feedback[i]) {
                k++;
            }
            boolean isMatched = k < some.length && some[k] == feedback[i];
            states[i] = !isMatched
                    ? State.NOT_MATCHED
                    : isKnown[k] == 0
                            ? State.NOT_IN_SALES
                            : paysElsewhere[k] == 1
                                    ? State.OTHER_CURRENCY
                                    : isCovered[k] == 0 ? State.NOT_COVERED : State.KNOWN;
        }
        return new SalesKnowledge(states);
    }

    /** Whether the response with this place in the survey has a customer whose money is known. */
    boolean isKnown(int response) {
        return states[response] == State.KNOWN;
    }

    /** Without the responses in one of these states, each told by its rule. */
    DriversRows without(DriversRows rows, Set<State> leftOut, SampleAccount account) {
        int[] kept = rows.places();
        for (State state : State.values()) {
            if (leftOut.contains(state)) {
                account.leftOut(
                        state.rule,
                        IntStream.of(kept).filter(i -> states[i] == state).count());
            }
        }
        return rows.where(i -> !leftOut.contains(states[i]));
    }
}
