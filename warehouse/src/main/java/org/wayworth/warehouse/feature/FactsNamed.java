package org.wayworth.warehouse.feature;

import java.util.List;
import java.util.stream.Stream;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;

/** Which facts a condition asks about. */
public enum FactsNamed implements Condition.Reader<Stream<Fact>> {
    READER;

    /** Each once, in the order in which they stand there. */
    public static List<Fact> in(Condition condition) {
        return condition.read(READER).distinct().toList();
    }

    @Override
    public Stream<Fact> all(Condition.All all) {
        return all.parts().stream().flatMap(part -> part.read(this));
    }

    @Override
    public Stream<Fact> any(Condition.Any any) {
        return any.parts().stream().flatMap(part -> part.read(this));
    }

    @Override
    public Stream<Fact> not(Condition.Not not) {
        return not.part().read(this);
    }

    @Override
    public Stream<Fact> compare(Condition.Compare compare) {
        return Stream.of(compare.fact());
    }

    @Override
    public Stream<Fact> between(Condition.Between between) {
        return Stream.of(between.fact());
    }

    @Override
    public Stream<Fact> in(Condition.In in) {
        return Stream.of(in.fact());
    }

    @Override
    public Stream<Fact> contains(Condition.Contains contains) {
        return Stream.of(contains.fact());
    }

    @Override
    public Stream<Fact> blank(Condition.Blank blank) {
        return Stream.of(blank.fact());
    }

    @Override
    public Stream<Fact> holds(Condition.Holds holds) {
        return Stream.of(holds.fact());
    }
}
