package org.wayworth.condition;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.All;
import org.wayworth.vocabulary.Condition.Any;
import org.wayworth.vocabulary.Condition.Between;
import org.wayworth.vocabulary.Condition.Blank;
import org.wayworth.vocabulary.Condition.Compare;
import org.wayworth.vocabulary.Condition.Contains;
import org.wayworth.vocabulary.Condition.Holds;
import org.wayworth.vocabulary.Condition.In;
import org.wayworth.vocabulary.Condition.Not;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/** Writes the text of a condition. Whatever is joined within something else stands in brackets, needed or not. */
record ConditionText(FactNames names) implements Condition.Reader<String> {

    /** Digits that a number may take, so that no number fills the memory. */
    private static final int MOST_DIGITS = 60;

    static String of(Condition condition, FactNames names) {
        return condition.read(new ConditionText(names));
    }

    @Override
    public String all(All all) {
        return all.parts().stream().map(this::part).collect(Collectors.joining(" and "));
    }

    @Override
    public String any(Any any) {
        return any.parts().stream().map(this::part).collect(Collectors.joining(" or "));
    }

    private String part(Condition part) {
        String text = part.read(this);
        return part instanceof All || part instanceof Any ? "(" + text + ")" : text;
    }

    @Override
    public String not(Not not) {
        String text = not.part().read(this);
        return not.part() instanceof Holds ? "not " + text : "not (" + text + ")";
    }

    @Override
    public String compare(Compare compare) {
        return name(compare.fact()) + " " + compare.operator().sign() + " " + value(compare.value());
    }

    @Override
    public String between(Between between) {
        return name(between.fact()) + " between " + value(between.low()) + " and " + value(between.high());
    }

    @Override
    public String in(In in) {
        return name(in.fact())
                + in.values().stream().map(ConditionText::value).collect(Collectors.joining(", ", " in (", ")"));
    }

    @Override
    public String contains(Contains contains) {
        return name(contains.fact()) + " contains " + quoted(contains.text(), '"');
    }

    @Override
    public String blank(Blank blank) {
        return name(blank.fact()) + (blank.isBlank() ? " is blank" : " is known");
    }

    @Override
    public String holds(Holds holds) {
        return name(holds.fact());
    }

    /** An attribute that is called like a fact of ours stands in backquotes. */
    private String name(Fact fact) {
        boolean isPlain = !fact.isAttribute()
                || (Keywords.isPlainName(fact.name()) && !names.ours().containsKey(fact.name()));
        return isPlain ? fact.name() : quoted(fact.name(), '`');
    }

    static String value(Value value) {
        if (value instanceof Value.Figure figure) {
            return number(figure.number());
        }
        if (value instanceof Value.Day day) {
            return day.day().toString();
        }
        if (value instanceof Value.Text text) {
            return quoted(text.text(), '"');
        }
        throw new IllegalArgumentException("a condition must compare with a number, a date or a text, not " + value);
    }

    private static String number(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("a number in a condition must have at most " + MOST_DIGITS + " digits");
        }
        return number.toPlainString();
    }

    static String quoted(String text, char quote) {
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(sign -> {
            if (!Signs.isAllowed(sign)) {
                throw new IllegalArgumentException(
                        "text in a condition must have signs that can be seen, not U+%04X".formatted(sign));
            }
            quoted.append(sign == quote || sign == '\\' ? "\\" : "").appendCodePoint(sign);
        });
        return quoted.append(quote).toString();
    }
}
