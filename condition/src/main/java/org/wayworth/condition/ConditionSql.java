package org.wayworth.condition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/**
 * A condition as an expression of SQL over a relation {@code f}, which has a column for each fact but attributes, by the
 * fact's name, and {@code attribute_at(point, name, value)}, which says of each {@code f.point} what attributes were known.
 * It is true, false or null as the condition is true, false or unknown.
 *
 * <p>Whatever somebody wrote is a parameter. The text consists of words of this class and of names of facts, which have
 * nothing but small letters, digits and underscores; an attribute's name is a parameter as well.
 *
 * <p>Numbers are compared as double-precision numbers on both sides, as {@link Truth} does it: what a double cannot tell
 * apart is equal, and −0 is 0.
 *
 * @param text with named parameters :p1, :p2 and so on
 * @param values by the parameters' names; texts, doubles and dates
 */
public record ConditionSql(String text, Map<String, Object> values) {

    public ConditionSql {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static ConditionSql of(Condition condition) {
        Writer writer = new Writer(new LinkedHashMap<>());
        return new ConditionSql(condition.read(writer), writer.values);
    }

    private record Writer(Map<String, Object> values) implements Condition.Reader<String> {

        @Override
        public String all(Condition.All all) {
            return joined(all.parts(), " and ");
        }

        @Override
        public String any(Condition.Any any) {
            return joined(any.parts(), " or ");
        }

        private String joined(List<Condition> parts, String word) {
            return parts.stream().map(part -> part.read(this)).collect(Collectors.joining(word, "(", ")"));
        }

        @Override
        public String not(Condition.Not not) {
            return "(not " + not.part().read(this) + ")";
        }

        @Override
        public String compare(Condition.Compare compare) {
            return "(" + column(compare.fact()) + sign(compare.operator()) + value(compare.fact(), compare.value())
                    + ")";
        }

        private static String sign(Condition.Operator operator) {
            return switch (operator) {
                case EQUAL -> " = ";
                case NOT_EQUAL -> " <> ";
                case LESS -> " < ";
                case AT_MOST -> " <= ";
                case MORE -> " > ";
                case AT_LEAST -> " >= ";
            };
        }

        @Override
        public String between(Condition.Between between) {
            return "(" + column(between.fact()) + " between " + value(between.fact(), between.low()) + " and "
                    + value(between.fact(), between.high()) + ")";
        }

        @Override
        public String in(Condition.In in) {
            String column = column(in.fact());
            return in.values().stream()
                    .map(one -> value(in.fact(), one))
                    .collect(Collectors.joining(", ", "(" + column + " in (", "))"));
        }

        @Override
        public String contains(Condition.Contains contains) {
            String column = column(contains.fact());
            String text = parameter(Signs.small(contains.text()));
            return contains.fact().kind() == Fact.Kind.LIST
                    ? "list_contains(list_transform(" + column + ", x -> lower(x)), " + text + ")"
                    : "contains(lower(" + column + "), " + text + ")";
        }

        @Override
        public String blank(Condition.Blank blank) {
            return "(" + column(blank.fact()) + (blank.isBlank() ? " is null)" : " is not null)");
        }

        @Override
        public String holds(Condition.Holds holds) {
            return column(holds.fact());
        }

        private String column(Fact fact) {
            if (fact.isAttribute()) {
                return "(select a.value from attribute_at a where a.point = f.point and a.name = "
                        + parameter(fact.name()) + ")";
            }
            String column = "f.\"" + fact.name() + "\"";
            return fact.kind() == Fact.Kind.NUMBER ? "cast(" + column + " as double)" : column;
        }

        private String value(Fact fact, Value value) {
            if (fact.kind() == Fact.Kind.NUMBER && value instanceof Value.Figure figure) {
                return parameter(figure.number().doubleValue());
            }
            if (fact.kind() == Fact.Kind.DATE && value instanceof Value.Day day) {
                return parameter(day.day());
            }
            if (fact.kind() == Fact.Kind.TEXT && value instanceof Value.Text text) {
                return parameter(text.text());
            }
            throw new IllegalArgumentException(
                    fact.name() + " (" + fact.kind() + ") must be compared with a value of its kind, not " + value);
        }

        private String parameter(Object value) {
            String name = "p" + (values.size() + 1);
            values.put(name, value);
            return ":" + name;
        }
    }
}
