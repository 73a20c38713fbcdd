package org.wayworth.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/**
 * The form that conditions had before there was a grammar: {@code region=Scotland, plan=large}. Attributes and their values
 * as they stand, joined by commas. What looks like a slip in the new form is not taken for the old one.
 */
final class OldForm {

    /** In a name: what belongs to the new form. */
    private static final Pattern NEW_NAME =
            Pattern.compile("(?i).*([\"`()<>!]|\\b(and|or)\\b).*|not\\b.*", Pattern.DOTALL);

    /** In a value: text in quotes, or a further comparison. */
    private static final Pattern NEW_VALUE =
            Pattern.compile("(?i)[\"'`=\u201c\u201d\u2018].*|.*\\b(and|or)\\b.*[=<>\"].*", Pattern.DOTALL);

    private OldForm() {}

    /** Empty where the text is not of this form. */
    static Optional<Condition> read(String text, FactNames names) {
        if (text.length() > Lexer.LONGEST) {
            return Optional.empty();
        }
        List<Condition> parts = new ArrayList<>();
        int at = 0;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            String name = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            boolean isOld = !name.isEmpty()
                    && !value.isEmpty()
                    && !NEW_NAME.matcher(name).matches()
                    && !NEW_VALUE.matcher(value).matches()
                    && part.codePoints().allMatch(Signs::isAllowed);
            if (!isOld) {
                return Optional.empty();
            }
            parts.add(compared(text, at + part.indexOf(name), name, value, names));
            at += part.length() + 1;
        }
        if (parts.size() > Grammar.MOST_TERMS) {
            throw Parser.tooManyTerms(text, text.length());
        }
        return Optional.of(Condition.all(parts));
    }

    private static Condition compared(String text, int at, String name, String value, FactNames names) {
        Fact fact = names.attribute(name)
                .orElseThrow(() -> Lexer.fault(text, at, "an attribute that is known", name, names.advice(name)));
        return new Condition.Compare(fact, Condition.Operator.EQUAL, new Value.Text(value));
    }
}
