package org.wayworth.analytics.audience;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.wayworth.analytics.OptionRule;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/** Refuses an audience that divides customers at a number which is none of the {@link UsualNumbers}. */
enum Borders implements Condition.Reader<Boolean> {
    READER;

    /** @throws OptionRule that names the usual numbers next to the first that is none */
    static void requireUsual(Condition condition) {
        condition.read(READER);
    }

    @Override
    public Boolean all(Condition.All all) {
        return all.parts().stream().allMatch(part -> part.read(this));
    }

    @Override
    public Boolean any(Condition.Any any) {
        return any.parts().stream().allMatch(part -> part.read(this));
    }

    @Override
    public Boolean not(Condition.Not not) {
        return not.part().read(this);
    }

    @Override
    public Boolean compare(Condition.Compare compare) {
        switch (compare.operator()) {
            case EQUAL, NOT_EQUAL -> requireBoth(compare.fact(), compare.value(), compare.value());
            case LESS, AT_MOST, MORE, AT_LEAST -> require(compare.fact(), compare.operator(), compare.value());
        }
        return true;
    }

    @Override
    public Boolean between(Condition.Between between) {
        requireBoth(between.fact(), between.low(), between.high());
        return true;
    }

    @Override
    public Boolean in(Condition.In in) {
        in.values().forEach(value -> requireBoth(in.fact(), value, value));
        return true;
    }

    @Override
    public Boolean contains(Condition.Contains contains) {
        return true;
    }

    @Override
    public Boolean blank(Condition.Blank blank) {
        return true;
    }

    @Override
    public Boolean holds(Condition.Holds holds) {
        return true;
    }

    private static void requireBoth(Fact fact, Value low, Value high) {
        require(fact, Operator.AT_LEAST, low);
        require(fact, Operator.AT_MOST, high);
    }

    private static void require(Fact fact, Operator order, Value value) {
        if (fact.kind() == Fact.Kind.DATE && value instanceof Value.Day day) {
            if (UsualNumbers.of(fact).place(day.day().toEpochDay(), order) < 0) {
                throw new OptionRule(
                        "{where} must divide %s between two months, not at %s: customers between two days would be too few to"
                                + " be told of. Write %s.",
                        fact.name(), day.day(), months(day.day(), order));
            }
        } else if (fact.kind() == Fact.Kind.NUMBER && value instanceof Value.Figure figure) {
            UsualNumbers usual = UsualNumbers.of(fact);
            if (usual.place(figure.number().doubleValue(), order) < 0) {
                throw new OptionRule(
                        "{where} must divide %s below a round number, not at %s %s: customers between two numbers would be"
                                + " too few to be told of. Write %s.",
                        fact.name(),
                        order.sign(),
                        figure.number().toPlainString(),
                        numbers(order, usual.around(figure.number().doubleValue())));
            }
        }
    }

    private static String months(LocalDate day, Operator order) {
        LocalDate first = day.withDayOfMonth(1);
        return order == Operator.AT_LEAST || order == Operator.LESS
                ? first + " or " + first.plusMonths(1)
                : first.minusDays(1) + " or " + first.plusMonths(1).minusDays(1);
    }

    private static String numbers(Operator order, List<Double> numbers) {
        String sign = order == Operator.LESS || order == Operator.AT_MOST ? "< " : ">= ";
        return numbers.stream()
                .map(number ->
                        sign + BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" or "));
    }
}
