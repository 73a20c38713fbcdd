package org.wayworth.condition;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/** What a condition says of a customer: yes, no, or unknown where it asks for something blank. A whole holds if yes. */
public enum Truth {
    NO,
    UNKNOWN,
    YES;

    /** @param known what the facts are; those that are blank are left out */
    public static Truth of(Condition condition, Map<Fact, Value> known) {
        return of(condition, fact -> Optional.ofNullable(known.get(fact)));
    }

    /** @param known what a fact is; empty where it is blank */
    public static Truth of(Condition condition, Function<Fact, Optional<Value>> known) {
        return condition.read(new Interpreter(known));
    }

    public static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    /** The lesser of both. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The greater of both. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Truth not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }

    private record Interpreter(Function<Fact, Optional<Value>> known) implements Condition.Reader<Truth> {

        @Override
        public Truth all(Condition.All all) {
            return all.parts().stream().map(part -> part.read(this)).reduce(YES, Truth::and);
        }

        @Override
        public Truth any(Condition.Any any) {
            return any.parts().stream().map(part -> part.read(this)).reduce(NO, Truth::or);
        }

        @Override
        public Truth not(Condition.Not not) {
            return not.part().read(this).not();
        }

        @Override
        public Truth compare(Condition.Compare compare) {
            IntPredicate rule = rule(compare.operator());
            return asked(compare.fact(), value -> rule.test(order(value, compare.value())));
        }

        private static IntPredicate rule(Condition.Operator operator) {
            return switch (operator) {
                case EQUAL -> order -> order == 0;
                case NOT_EQUAL -> order -> order != 0;
                case LESS -> order -> order < 0;
                case AT_MOST -> order -> order <= 0;
                case MORE -> order -> order > 0;
                case AT_LEAST -> order -> order >= 0;
            };
        }

        @Override
        public Truth between(Condition.Between between) {
            return asked(
                    between.fact(), value -> order(value, between.low()) >= 0 && order(value, between.high()) <= 0);
        }

        @Override
        public Truth in(Condition.In in) {
            return asked(in.fact(), value -> in.values().stream().anyMatch(one -> order(value, one) == 0));
        }

        @Override
        public Truth contains(Condition.Contains contains) {
            String wanted = Signs.small(contains.text());
            return asked(contains.fact(), value -> {
                if (value instanceof Value.Texts texts) {
                    return texts.texts().stream()
                            .anyMatch(one -> Signs.small(one).equals(wanted));
                }
                return value instanceof Value.Text text
                        && Signs.small(text.text()).contains(wanted);
            });
        }

        @Override
        public Truth blank(Condition.Blank blank) {
            return of(known.apply(blank.fact()).isEmpty() == blank.isBlank());
        }

        @Override
        public Truth holds(Condition.Holds holds) {
            return asked(holds.fact(), value -> value instanceof Value.YesNo yesNo && yesNo.isYes());
        }

        private Truth asked(Fact fact, Function<Value, Boolean> rule) {
            return known.apply(fact).map(value -> of(rule.apply(value))).orElse(UNKNOWN);
        }

        /** Numbers as double-precision numbers, −0 as 0; texts are only ever found equal or not. */
        private static int order(Value a, Value b) {
            if (a instanceof Value.Figure x && b instanceof Value.Figure y) {
                double left = x.number().doubleValue();
                double right = y.number().doubleValue();
                return left == right ? 0 : Double.compare(left, right);
            }
            if (a instanceof Value.Day x && b instanceof Value.Day y) {
                return x.day().compareTo(y.day());
            }
            if (a instanceof Value.Text x && b instanceof Value.Text y) {
                return x.text().compareTo(y.text());
            }
            throw new IllegalArgumentException(a + " must be compared with a value of its kind, not " + b);
        }
    }
}
