package org.wayworth.analytics.audience;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.wayworth.analytics.OptionRule;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/** Refuses an audience that divides customers at a number which is none of the {@link UsualNumbers}. */
enum Borders implements Condition.Reader<Boolean> {
    READER;

    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

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
            case EQUAL, NOT_EQUAL -> requireOne(compare.fact(), compare.value());
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
        in.values().forEach(value -> requireOne(in.fact(), value));
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

    private static void requireOne(Fact fact, Value value) {
        if (fact.kind() == Fact.Kind.NUMBER
                && value instanceof Value.Figure figure
                && !isUsualOnBothSides(fact, figure)) {
            requireShare(fact, figure);
            List<Double> range = UsualNumbers.of(fact).between(figure.number().doubleValue());
            throw new OptionRule(
                    "{where} must take a range of %s, not the one value %s, which too few customers may have to be"
                            + " told of. Write %s between two round numbers: %s >= %s and %s < %s.",
                    fact.name(),
                    text(figure),
                    fact.name(),
                    fact.name(),
                    text(range.get(0)),
                    fact.name(),
                    text(range.get(1)));
        }
        requireBoth(fact, value, value);
    }

    private static boolean isUsualOnBothSides(Fact fact, Value.Figure figure) {
        UsualNumbers usual = UsualNumbers.of(fact);
        double number = figure.number().doubleValue();
        return usual.place(number, Operator.AT_LEAST) >= 0 && usual.place(number, Operator.AT_MOST) >= 0;
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
            requireShare(fact, figure);
            if (UsualNumbers.of(fact).place(figure.number().doubleValue(), order) < 0) {
                throw new OptionRule(
                        "{where} must divide %s below a round number, not at %s %s: customers between two numbers would be"
                                + " too few to be told of. Write %s.",
                        fact.name(), order.sign(), text(figure), numbers(fact, order, figure));
            }
        }
    }

    /** Whoever writes 20 of a share means 20%. */
    private static void requireShare(Fact fact, Value.Figure figure) {
        BigDecimal number = figure.number();
        if (fact.unit().equals("share") && number.compareTo(BigDecimal.ONE) > 0 && number.compareTo(PER_CENT) <= 0) {
            throw new OptionRule(
                    "{where} must have %s as a share, where 1 is all, not %s; for %s%% write %s.",
                    fact.name(),
                    text(figure),
                    text(figure),
                    number.movePointLeft(2).stripTrailingZeros().toPlainString());
        }
    }

    private static String months(LocalDate day, Operator order) {
        LocalDate first = day.withDayOfMonth(1);
        return order == Operator.AT_LEAST || order == Operator.LESS
                ? first + " or " + first.plusMonths(1)
                : first.minusDays(1) + " or " + first.plusMonths(1).minusDays(1);
    }

    /** The neighbours; of a number at whose other side one can divide, what becomes of the customers who have it. */
    private static String numbers(Fact fact, Operator order, Value.Figure figure) {
        double number = figure.number().doubleValue();
        List<Double> around = UsualNumbers.of(fact).between(number);
        String sign = order == Operator.LESS || order == Operator.AT_MOST ? "< " : ">= ";
        boolean isBelow = sign.equals("< ");
        String first = sign + text(around.get(0));
        String second = sign + text(around.get(1));
        if (around.get(0) != number) {
            return first + " or " + second;
        }
        return first + (isBelow ? ", which leaves out those with " : ", which takes in those with ") + text(number)
                + ", or " + second;
    }

    private static String text(Value.Figure figure) {
        return figure.number().toPlainString();
    }

    private static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
