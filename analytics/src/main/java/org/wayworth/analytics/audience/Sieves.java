package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.wayworth.condition.Truth;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/**
 * Makes a {@link Sieve} of a condition and of what is known of the rows. Every comparison becomes the simplest that say the
 * same: a value or none of a text, each by itself; one side of a border of a number.
 */
final class Sieves implements Condition.Reader<Sieve.Node> {

    private final RowFacts known;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Set<Fact> excluded = new LinkedHashSet<>();
    private boolean isTurned;

    private Sieves(RowFacts known) {
        this.known = known;
    }

    /**
     * @param customer of all rows that were read
     * @param day days since 2000-01-01, one a row
     */
    static Sieve of(Condition condition, Attributes attributes, long[] customer, double[] day) {
        return of(condition, ReadFacts.of(condition, attributes, customer, day));
    }

    static Sieve of(Condition condition, RowFacts known) {
        Sieves sieves = new Sieves(known);
        Sieve.Node root = condition.read(sieves);
        return new Sieve(
                root,
                List.copyOf(sieves.leaves),
                sieves.excluded.stream()
                        .map(fact -> known.texts(fact).numbers())
                        .toList());
    }

    @Override
    public Sieve.Node all(Condition.All all) {
        return new Sieve.All(nodes(all.parts()));
    }

    @Override
    public Sieve.Node any(Condition.Any any) {
        return new Sieve.Any(nodes(any.parts()));
    }

    private List<Sieve.Node> nodes(List<Condition> parts) {
        return parts.stream().map(part -> part.read(this)).toList();
    }

    @Override
    public Sieve.Node not(Condition.Not not) {
        isTurned = !isTurned;
        Sieve.Node part = not.part().read(this);
        isTurned = !isTurned;
        return new Sieve.Not(part);
    }

    @Override
    public Sieve.Node compare(Condition.Compare compare) {
        Operator operator = compare.operator();
        if (operator == Operator.NOT_EQUAL) {
            return not(new Condition.Not(new Condition.Compare(compare.fact(), Operator.EQUAL, compare.value())));
        }
        if (operator == Operator.EQUAL) {
            return equal(compare.fact(), compare.value());
        }
        return divided(compare.fact(), operator, compare.value());
    }

    private Sieve.Node equal(Fact fact, Value value) {
        if (value instanceof Value.Text text) {
            return value(fact, text.text());
        }
        return within(fact, value, value);
    }

    @Override
    public Sieve.Node between(Condition.Between between) {
        return within(between.fact(), between.low(), between.high());
    }

    private Sieve.Node within(Fact fact, Value low, Value high) {
        return new Sieve.All(List.of(divided(fact, Operator.AT_LEAST, low), divided(fact, Operator.AT_MOST, high)));
    }

    private Sieve.Node divided(Fact fact, Operator operator, Value value) {
        int place = UsualNumbers.of(fact).place(RowFacts.number(value), operator);
        if (place < 0) {
            throw new IllegalArgumentException(fact.name() + " must be divided at a usual number, not at " + value);
        }
        boolean isAbove = operator == Operator.AT_LEAST || operator == Operator.MORE;
        return leaf(new Leaf.Divide(known.bands(fact), place, isAbove));
    }

    @Override
    public Sieve.Node in(Condition.In in) {
        return new Sieve.Any(
                in.values().stream().map(value -> equal(in.fact(), value)).toList());
    }

    /** A text is compared with each of its values by itself, so that none of few people is among them unseen. */
    @Override
    public Sieve.Node contains(Condition.Contains contains) {
        Fact fact = contains.fact();
        if (fact.kind() == Fact.Kind.LIST) {
            return leaf(new Leaf.Plain(known.truths(contains)));
        }
        List<String> found = known.texts(fact).values().stream()
                .filter(value -> Truth.of(contains, Map.of(fact, new Value.Text(value))) == Truth.YES)
                .toList();
        return found.isEmpty()
                ? value(fact, contains.text())
                : new Sieve.Any(found.stream().map(value -> value(fact, value)).toList());
    }

    private Sieve.Node value(Fact fact, String value) {
        if (isTurned) {
            excluded.add(fact);
        }
        RowFacts.Texts texts = known.texts(fact);
        int number = texts.values().indexOf(value);
        return leaf(plain(texts.numbers().length, row -> {
            int at = texts.numbers()[row];
            return at == RowFacts.BLANK ? Truth.UNKNOWN : Truth.of(at == number);
        }));
    }

    @Override
    public Sieve.Node blank(Condition.Blank blank) {
        byte[] isBlank = known.truths(new Condition.Blank(blank.fact(), true));
        Sieve.Node leaf = leaf(new Leaf.Plain(isBlank));
        return blank.isBlank() ? leaf : new Sieve.Not(leaf);
    }

    @Override
    public Sieve.Node holds(Condition.Holds holds) {
        return leaf(new Leaf.Plain(known.truths(holds)));
    }

    private Sieve.Node leaf(Leaf leaf) {
        leaves.add(leaf);
        return new Sieve.One(leaves.size() - 1);
    }

    static Leaf.Plain plain(int rows, IntFunction<Truth> truth) {
        byte[] truths = new byte[rows];
        IntStream.range(0, rows).forEach(row -> truths[row] = Leaf.Plain.code(truth.apply(row)));
        return new Leaf.Plain(truths);
    }
}
