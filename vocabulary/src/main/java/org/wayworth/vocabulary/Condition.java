package org.wayworth.vocabulary;

import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold of a customer as of a day: the one grammar of audiences, personas, cases and goals. A comparison with a
 * fact that is blank is neither true nor false but unknown, and so is its opposite; a condition that is unknown as a whole
 * does not hold.
 *
 * <p>One meaning has one tree as far as brackets go: what is joined by the same word stands in one list, nothing stands in
 * it twice, and nothing is turned round twice. {@link #all}, {@link #any} and {@link #not} build such trees from any parts.
 */
public sealed interface Condition {

    /** Passes the condition to the reader's method for its kind. */
    <T> T read(Reader<T> reader);

    /** The comparisons that it is made of, in the order in which they stand there. */
    Stream<Comparison> comparisons();

    /** The facts that it asks about, each once, in the order in which they stand there. */
    default List<Fact> facts() {
        return comparisons().map(Comparison::fact).distinct().toList();
    }

    /** All parts hold; the part itself where there is only one. */
    static Condition all(List<Condition> parts) {
        List<Condition> flat = All.flat(parts);
        return flat.size() == 1 ? flat.get(0) : new All(flat);
    }

    /** At least one part holds; the part itself where there is only one. */
    static Condition any(List<Condition> parts) {
        List<Condition> flat = Any.flat(parts);
        return flat.size() == 1 ? flat.get(0) : new Any(flat);
    }

    /** The part does not hold. */
    static Condition not(Condition part) {
        return part instanceof Not twice ? twice.part() : new Not(part);
    }

    /** All parts hold. At least two different ones, none of which is such a list itself. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = atLeastTwo(flat(parts));
        }

        private static List<Condition> flat(List<Condition> parts) {
            return parts.stream()
                    .flatMap(part -> part instanceof All all ? all.parts().stream() : Stream.of(part))
                    .distinct()
                    .toList();
        }

        @Override
        public <T> T read(Reader<T> reader) {
            return reader.all(this);
        }

        @Override
        public Stream<Comparison> comparisons() {
            return parts.stream().flatMap(Condition::comparisons);
        }
    }

    /** At least one part holds. At least two different ones, none of which is such a list itself. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = atLeastTwo(flat(parts));
        }

        private static List<Condition> flat(List<Condition> parts) {
            return parts.stream()
                    .flatMap(part -> part instanceof Any any ? any.parts().stream() : Stream.of(part))
                    .distinct()
                    .toList();
        }

        @Override
        public <T> T read(Reader<T> reader) {
            return reader.any(this);
        }

        @Override
        public Stream<Comparison> comparisons() {
            return parts.stream().flatMap(Condition::comparisons);
        }
    }

    /** The part does not hold; unknown where the part is. */
    record Not(Condition part) implements Condition {
        public Not {
            if (part instanceof Not) {
                throw new IllegalArgumentException("what is turned round twice must be written as it is");
            }
        }

        @Override
        public <T> T read(Reader<T> reader) {
            return reader.not(this);
        }

        @Override
        public Stream<Comparison> comparisons() {
            return part.comparisons();
        }
    }

    /** A condition on one fact; all others are made of such. */
    sealed interface Comparison extends Condition {

        Fact fact();

        @Override
        default Stream<Comparison> comparisons() {
            return Stream.of(this);
        }
    }

    /** A fact compared with a value: {@code orders_365 >= 4}. */
    record Compare(Fact fact, Operator operator, Value value) implements Comparison {
        @Override
        public <T> T read(Reader<T> reader) {
            return reader.compare(this);
        }
    }

    /** A fact within two values, both included. */
    record Between(Fact fact, Value low, Value high) implements Comparison {
        @Override
        public <T> T read(Reader<T> reader) {
            return reader.between(this);
        }
    }

    /** A fact that is one of several values. At least one. */
    record In(Fact fact, List<Value> values) implements Comparison {
        public In {
            values = values.stream().distinct().toList();
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a list of values must have at least one");
            }
        }

        @Override
        public <T> T read(Reader<T> reader) {
            return reader.in(this);
        }
    }

    /** A text that holds another, whatever its case; or a list one of whose texts is it. */
    record Contains(Fact fact, String text) implements Comparison {
        @Override
        public <T> T read(Reader<T> reader) {
            return reader.contains(this);
        }
    }

    /** Whether a fact is blank ({@code is blank}) or not ({@code is known}); never unknown. */
    record Blank(Fact fact, boolean isBlank) implements Comparison {
        @Override
        public <T> T read(Reader<T> reader) {
            return reader.blank(this);
        }
    }

    /** A yes-or-no fact that is yes. */
    record Holds(Fact fact) implements Comparison {
        @Override
        public <T> T read(Reader<T> reader) {
            return reader.holds(this);
        }
    }

    /** How a fact is compared with a value. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** One method for each kind of condition. */
    interface Reader<T> {

        T all(All all);

        T any(Any any);

        T not(Not not);

        T compare(Compare compare);

        T between(Between between);

        T in(In in);

        T contains(Contains contains);

        T blank(Blank blank);

        T holds(Holds holds);
    }

    private static List<Condition> atLeastTwo(List<Condition> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "\"and\" and \"or\" must join at least two different conditions, not " + parts.size());
        }
        return List.copyOf(parts);
    }
}
