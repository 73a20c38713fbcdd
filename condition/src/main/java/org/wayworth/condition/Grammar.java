package org.wayworth.condition;

import java.util.Collection;
import java.util.Optional;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;

/**
 * Reads and writes conditions over some facts: {@code joined_via = "market stall" and orders_365 >= 4}. The older form
 * {@code region=Scotland,plan=large} is read as well and written in the new one.
 *
 * <p>Described in docs/reference/conditions.md.
 */
public final class Grammar {

    /** Comparisons in one condition. */
    public static final int MOST_TERMS = 50;

    /** Brackets open at one place. */
    public static final int DEEPEST = 6;

    /** Values in one list. */
    public static final int MOST_VALUES = 100;

    private final FactNames names;

    private Grammar(FactNames names) {
        this.names = names;
    }

    /** Over exactly these facts. */
    public static Grammar of(Collection<Fact> facts) {
        return new Grammar(FactNames.of(facts, false));
    }

    /** Over these facts and whatever attributes the data turn out to have. */
    public static Grammar withAnyAttribute(Collection<Fact> facts) {
        return new Grammar(FactNames.of(facts, true));
    }

    /** @throws ConditionFault if the text is no condition over these facts */
    public Condition parse(String text) {
        try {
            return new Parser(text, names).parse();
        } catch (ConditionFault fault) {
            Optional<Condition> old = OldForm.read(text, names);
            return old.orElseThrow(() -> fault);
        }
    }

    /** The one text of a condition, which {@link #parse} reads back. */
    public String text(Condition condition) {
        return ConditionText.of(condition, names);
    }
}
