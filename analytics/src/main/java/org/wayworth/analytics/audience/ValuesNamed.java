package org.wayworth.analytics.audience;

import java.util.List;
import java.util.stream.Stream;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/** Attributes and the values that a condition names of them. */
enum ValuesNamed implements Condition.Reader<Stream<Where.Equality>> {
    READER;

    /** Each once, in the order in which they stand there. */
    static List<Where.Equality> in(Condition condition) {
        return condition.read(READER).distinct().toList();
    }

    @Override
    public Stream<Where.Equality> all(Condition.All all) {
        return all.parts().stream().flatMap(part -> part.read(this));
    }

    @Override
    public Stream<Where.Equality> any(Condition.Any any) {
        return any.parts().stream().flatMap(part -> part.read(this));
    }

    @Override
    public Stream<Where.Equality> not(Condition.Not not) {
        return not.part().read(this);
    }

    @Override
    public Stream<Where.Equality> compare(Condition.Compare compare) {
        return named(compare.fact(), List.of(compare.value()));
    }

    @Override
    public Stream<Where.Equality> in(Condition.In in) {
        return named(in.fact(), in.values());
    }

    private static Stream<Where.Equality> named(Fact fact, List<Value> values) {
        return fact.isAttribute()
                ? values.stream()
                        .filter(Value.Text.class::isInstance)
                        .map(value -> new Where.Equality(fact.name(), ((Value.Text) value).text()))
                : Stream.empty();
    }

    @Override
    public Stream<Where.Equality> between(Condition.Between between) {
        return Stream.empty();
    }

    @Override
    public Stream<Where.Equality> contains(Condition.Contains contains) {
        return Stream.empty();
    }

    @Override
    public Stream<Where.Equality> blank(Condition.Blank blank) {
        return Stream.empty();
    }

    @Override
    public Stream<Where.Equality> holds(Condition.Holds holds) {
        return Stream.empty();
    }
}
