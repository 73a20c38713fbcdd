package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.OptionRule;

/** Which customers a question is about: all conditions must hold on the day in question. No code, only equality. */
public record Where(List<Condition> conditions) {

    /** An attribute and the value that it must have. */
    public record Condition(String attribute, String value) {}

    /** Each condition fills a bit of a long. */
    private static final int MOST = 62;

    public Where {
        // Said twice, a condition is one.
        conditions = conditions.stream().distinct().toList();
        if (conditions.size() > MOST) {
            throw new OptionRule("{where} must have at most %s conditions, not %s", MOST, conditions.size());
        }
    }

    /**
     * Reads "region=Scotland, plan=large".
     *
     * @throws OptionRule if a part is not attribute=value
     */
    public static Where parse(Optional<String> text) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.map(t -> t.split(",")).orElse(new String[0])) {
            int equals = part.indexOf('=');
            if (equals < 1 || part.substring(equals + 1).isBlank()) {
                throw new OptionRule(
                        "{where} must be attribute=value, several separated by commas, not \"%s\"", part.strip());
            }
            conditions.add(new Condition(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip()));
        }
        return new Where(conditions);
    }

    public boolean isEverybody() {
        return conditions.isEmpty();
    }

    /** The conditions whose attribute is not known with a date, or never has the value asked for. */
    public List<Condition> unknown(Attributes attributes) {
        return conditions.stream()
                .filter(condition -> !attributes.names().contains(condition.attribute())
                        || !attributes.values(condition.attribute()).contains(condition.value()))
                .toList();
    }

    /** "region Scotland and plan large"; "everybody". */
    public String text() {
        return isEverybody()
                ? "everybody"
                : conditions.stream()
                        .map(condition -> condition.attribute().replace('_', ' ') + " " + condition.value())
                        .collect(Collectors.joining(" and "));
    }
}
