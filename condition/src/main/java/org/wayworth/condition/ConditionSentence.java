package org.wayworth.condition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.Value;

/**
 * A condition as it is said: "joined via is "market stall", orders in the last 365 days are at least 4, and the contract is
 * not running".
 */
public final class ConditionSentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** Words that join what a fact's meaning counts to the rest of it: "orders | in the last 365 days". */
    private static final String AFTER_THE_NOUN =
            " (in|of|since|that|with|for|from|by|per|to|at|on|up|still|whose|used|met|bought|answered)( .*|$)";

    private ConditionSentence() {}

    /** Begins with a small letter and has no full stop. */
    public static String of(Condition condition) {
        return condition.read(new Writer(false));
    }

    /** @param isTurned whether the opposite is said */
    private record Writer(boolean isTurned) implements Condition.Reader<String> {

        @Override
        public String all(Condition.All all) {
            return isTurned ? "not all of this holds: " + new Writer(false).all(all) : listed(all.parts(), "and");
        }

        @Override
        public String any(Condition.Any any) {
            return isTurned
                    ? "none of this holds: " + new Writer(false).listed(any.parts(), "or")
                    : listed(any.parts(), "or");
        }

        private String listed(List<Condition> parts, String word) {
            List<String> said = parts.stream().map(this::part).toList();
            int last = said.size() - 1;
            return last == 1
                    ? said.get(0) + (hasComma(said) ? ", " : " ") + word + " " + said.get(1)
                    : String.join(", ", said.subList(0, last)) + ", " + word + " " + said.get(last);
        }

        private static boolean hasComma(List<String> said) {
            return said.stream().anyMatch(one -> one.contains(", "));
        }

        /** Brackets are heard as a pause, and show where a list within a list ends. */
        private String part(Condition part) {
            String said = part.read(this);
            return isList(part) || (part instanceof Condition.Not not && isList(not.part())) ? "(" + said + ")" : said;
        }

        private static boolean isList(Condition condition) {
            return condition instanceof Condition.All || condition instanceof Condition.Any;
        }

        @Override
        public String not(Condition.Not not) {
            return not.part().read(new Writer(!isTurned));
        }

        @Override
        public String compare(Condition.Compare compare) {
            Operator operator = isTurned ? opposite(compare.operator()) : compare.operator();
            return subject(compare.fact()) + words(compare.fact(), operator) + value(compare.fact(), compare.value());
        }

        private static Operator opposite(Operator operator) {
            return switch (operator) {
                case EQUAL -> Operator.NOT_EQUAL;
                case NOT_EQUAL -> Operator.EQUAL;
                case LESS -> Operator.AT_LEAST;
                case AT_MOST -> Operator.MORE;
                case MORE -> Operator.AT_MOST;
                case AT_LEAST -> Operator.LESS;
            };
        }

        private static String words(Fact fact, Operator operator) {
            boolean isDate = fact.kind() == Fact.Kind.DATE;
            return switch (operator) {
                case EQUAL -> " ";
                case NOT_EQUAL -> " not ";
                case LESS -> isDate ? " before " : " less than ";
                case AT_MOST -> isDate ? " on or before " : " at most ";
                case MORE -> isDate ? " after " : " more than ";
                case AT_LEAST -> isDate ? " on or after " : " at least ";
            };
        }

        @Override
        public String between(Condition.Between between) {
            return subject(between.fact()) + (isTurned ? " not" : "") + " between "
                    + value(between.fact(), between.low()) + " and " + value(between.fact(), between.high());
        }

        @Override
        public String in(Condition.In in) {
            List<String> values =
                    in.values().stream().map(one -> value(in.fact(), one)).toList();
            int last = values.size() - 1;
            String one = isTurned ? " neither " : " either ";
            return last == 0
                    ? subject(in.fact()) + (isTurned ? " not " : " ") + values.get(0)
                    : subject(in.fact())
                            + one
                            + values.stream().limit(last).collect(Collectors.joining(", "))
                            + (isTurned ? " nor " : " or ")
                            + values.get(last);
        }

        @Override
        public String contains(Condition.Contains contains) {
            boolean isPlural = isPlural(contains.fact());
            String include = contains.fact().kind() == Fact.Kind.LIST ? "include" : "contain";
            String verb =
                    isTurned ? (isPlural ? " do not " : " does not ") + include : " " + include + (isPlural ? "" : "s");
            return noun(contains.fact()) + verb + " " + quoted(contains.text());
        }

        @Override
        public String blank(Condition.Blank blank) {
            return subject(blank.fact()) + (blank.isBlank() == isTurned ? " known" : " not known");
        }

        /** A yes-or-no fact's meaning is a clause that says yes. */
        @Override
        public String holds(Condition.Holds holds) {
            String clause = phrase(holds.fact()).replaceFirst("^whether ", "");
            if (!isTurned) {
                return clause;
            }
            String negated = clause.replaceFirst(" (is|are|was|were|has|have|can|may) ", " $1 not ");
            return negated.equals(clause) ? "it is not so that " + clause : negated;
        }

        /** What stands after a semicolon says when the fact is blank. */
        private static String phrase(Fact fact) {
            return fact.meaning().replaceFirst(";.*", "");
        }

        private static String subject(Fact fact) {
            return noun(fact) + (isPlural(fact) ? " are" : " is");
        }

        private static String noun(Fact fact) {
            return fact.isAttribute() ? fact.name().replace('_', ' ') : phrase(fact);
        }

        /** By the noun before the first word that joins: "orders", "share". */
        private static boolean isPlural(Fact fact) {
            String head = noun(fact).replaceFirst(AFTER_THE_NOUN, "");
            return !fact.isAttribute() && head.endsWith("s") && !head.endsWith("ss");
        }

        private static String value(Fact fact, Value value) {
            if (value instanceof Value.Figure figure) {
                return Unit.number("")
                                .write(
                                        figure.number().doubleValue(),
                                        decimals(figure),
                                        java.math.RoundingMode.HALF_EVEN)
                        + money(fact);
            }
            if (value instanceof Value.Day day) {
                return day(day.day());
            }
            if (value instanceof Value.Text text) {
                return quoted(text.text());
            }
            throw new IllegalArgumentException(
                    "a condition must compare with a number, a date or a text, not " + value);
        }

        private static int decimals(Value.Figure figure) {
            return Math.max(0, Math.min(6, figure.number().scale()));
        }

        /** Only a currency is said again after the number: the meaning names what else is counted. */
        private static String money(Fact fact) {
            return fact.unit().matches("[A-Z]{3}") ? " " + fact.unit() : "";
        }

        private static String day(LocalDate day) {
            return DAY.format(day);
        }

        private static String quoted(String text) {
            return '"' + text + '"';
        }
    }
}
