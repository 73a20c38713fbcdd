package org.wayworth.condition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Fact.Kind;
import org.wayworth.vocabulary.Value;

/** Facts, customers and conditions by chance, from few values, so that conditions are met and missed. */
final class RandomConditions {

    static final Fact ORDERS = new Fact(
            "orders_365", Kind.NUMBER, "orders", "orders in the last 365 days; blank where not known", "orders");
    static final Fact REVENUE = new Fact("revenue_365", Kind.NUMBER, "GBP", "revenue in the last 365 days", "orders");
    static final Fact TENURE = new Fact("tenure_days", Kind.NUMBER, "days", "days since the customer joined", "tenure");
    static final Fact LATE = new Fact("late_share", Kind.NUMBER, "share", "share of promises kept late", "promises");
    static final Fact JOINED = new Fact("joined_on", Kind.DATE, "", "day on which the customer joined", "tenure");
    static final Fact SURVEY = new Fact("last_survey", Kind.TEXT, "", "survey answered last", "ratings");
    static final Fact CHANNELS = new Fact("channels", Kind.LIST, "", "channels used", "contacts");
    static final Fact RUNNING =
            new Fact("is_contract_running", Kind.YES_NO, "", "whether a contract is running", "contracts");
    static final Fact REGION = Fact.attribute("region");
    static final Fact BUSINESS = Fact.attribute("business unit (UK) `a\\b`");
    static final Fact AND = Fact.attribute("And");
    static final Fact ORDERS_TOO = Fact.attribute("orders_365");

    static final List<Fact> ALL = List.of(
            ORDERS, REVENUE, TENURE, LATE, JOINED, SURVEY, CHANNELS, RUNNING, REGION, BUSINESS, AND, ORDERS_TOO);

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "0.1",
            "0.2",
            "0.3",
            "0.30000000000000004",
            "1",
            "-1",
            "4",
            "1e-300",
            "5e-324",
            "1e300",
            "9007199254740993",
            "9007199254740992",
            "123456789.125",
            "-2.5");

    /** Those that a condition can be written with: the smallest and largest would take hundreds of digits. */
    private static final List<String> WRITABLE =
            NUMBERS.stream().filter(number -> !number.contains("e")).toList();

    private static final List<String> TEXTS = List.of(
            "a",
            "A",
            "Straße",
            "STRASSE",
            "ẞ",
            "ß",
            "İstanbul",
            "istanbul",
            "i\u0307stanbul",
            "e\u0301cole",
            "école",
            "ΣΑΣ",
            "σας",
            "say \"x\"",
            "back\\slash",
            "'; drop table f; --",
            ":p1",
            "%",
            "_",
            " ",
            "😀",
            "and",
            "Ⱟ");

    private final SplittableRandom chance;

    RandomConditions(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    /** One in four facts is blank. */
    Map<Fact, Value> customer() {
        Map<Fact, Value> customer = new HashMap<>();
        for (Fact fact : ALL) {
            if (chance.nextInt(4) > 0) {
                customer.put(fact, known(fact));
            }
        }
        return customer;
    }

    private Value known(Fact fact) {
        return switch (fact.kind()) {
            case YES_NO -> new Value.YesNo(chance.nextBoolean());
            case LIST ->
                new Value.Texts(IntStream.range(0, chance.nextInt(4))
                        .mapToObj(i -> one(TEXTS))
                        .toList());
            case NUMBER -> new Value.Figure(new BigDecimal(one(NUMBERS)));
            case TEXT, DATE -> value(fact);
        };
    }

    private Value value(Fact fact) {
        return switch (fact.kind()) {
            case NUMBER -> new Value.Figure(new BigDecimal(one(WRITABLE)));
            case DATE -> new Value.Day(LocalDate.of(2024, 2, 27).plusDays(chance.nextInt(5)));
            case TEXT, LIST, YES_NO -> new Value.Text(one(TEXTS));
        };
    }

    Condition condition() {
        return condition(chance.nextInt(5));
    }

    private Condition condition(int deepest) {
        if (deepest == 0 || chance.nextInt(4) == 0) {
            return leaf();
        }
        Supplier<List<Condition>> parts = () -> {
            List<Condition> some = new ArrayList<>();
            for (int n = 1 + chance.nextInt(3); n > 0; n--) {
                some.add(condition(deepest - 1));
            }
            return some;
        };
        return switch (chance.nextInt(3)) {
            case 0 -> Condition.all(parts.get());
            case 1 -> Condition.any(parts.get());
            default -> Condition.not(condition(deepest - 1));
        };
    }

    private Condition leaf() {
        Fact fact = one(ALL);
        if (chance.nextInt(6) == 0) {
            return new Condition.Blank(fact, chance.nextBoolean());
        }
        return switch (fact.kind()) {
            case YES_NO -> new Condition.Holds(fact);
            case LIST -> new Condition.Contains(fact, one(TEXTS));
            case TEXT ->
                switch (chance.nextInt(3)) {
                    case 0 -> new Condition.Contains(fact, one(TEXTS));
                    case 1 -> in(fact);
                    default ->
                        new Condition.Compare(fact, one(List.of(Operator.EQUAL, Operator.NOT_EQUAL)), value(fact));
                };
            case NUMBER, DATE ->
                switch (chance.nextInt(4)) {
                    case 0 -> in(fact);
                    case 1 -> between(fact);
                    default -> new Condition.Compare(fact, one(List.of(Operator.values())), value(fact));
                };
        };
    }

    private Condition in(Fact fact) {
        return new Condition.In(
                fact,
                IntStream.range(0, 1 + chance.nextInt(3))
                        .mapToObj(i -> value(fact))
                        .toList());
    }

    private Condition between(Fact fact) {
        Value one = value(fact);
        Value other = value(fact);
        if (one instanceof Value.Figure a && other instanceof Value.Figure b) {
            boolean isInOrder = a.number().compareTo(b.number()) <= 0;
            return isInOrder ? new Condition.Between(fact, one, other) : new Condition.Between(fact, other, one);
        }
        boolean isInOrder = !((Value.Day) one).day().isAfter(((Value.Day) other).day());
        return isInOrder ? new Condition.Between(fact, one, other) : new Condition.Between(fact, other, one);
    }

    private <T> T one(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
