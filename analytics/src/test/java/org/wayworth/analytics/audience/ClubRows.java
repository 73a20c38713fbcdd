package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.wayworth.condition.Truth;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Fact.Kind;

/** A club of chance, without tables: towns and plans of few members, numbers with long tails, some answers more than one. */
final class ClubRows implements RowFacts {

    static final List<String> TOWNS = List.of("Ayr", "Bath", "Cork", "Deal", "Ely", "Leys", "Yell");
    static final List<String> PLANS = List.of("basic", "plus", "gold");

    private static final Fact TOWN = Fact.attribute("town");
    private static final Fact PLAN = Fact.attribute("plan");
    private static final Fact VIP = Fact.attribute("vip");
    private static final Fact TENURE = new Fact("tenure_days", Kind.NUMBER, "days", "days since joining", "customer");
    private static final Fact ORDERS = new Fact("orders_365", Kind.NUMBER, "orders", "orders", "orders");
    private static final Fact REVENUE = new Fact("revenue_365", Kind.NUMBER, "GBP", "revenue", "orders");
    private static final Fact RUNNING =
            new Fact("is_contract_running", Kind.YES_NO, "", "a contract runs", "contracts");

    static final List<Fact> FACTS = List.of(TOWN, PLAN, VIP, TENURE, ORDERS, REVENUE, RUNNING);

    private final long[] person;
    private final int[] town;
    private final int[] plan;
    private final int[] vip;
    private final double[] tenure;
    private final double[] orders;
    private final double[] revenue;
    private final Truth[] running;

    ClubRows(SplittableRandom chance) {
        int people = chance.nextInt(200, 900);
        int rows = people + chance.nextInt(people / 2);
        person = new long[rows];
        town = new int[rows];
        plan = new int[rows];
        vip = new int[rows];
        tenure = new double[rows];
        orders = new double[rows];
        revenue = new double[rows];
        running = new Truth[rows];
        boolean goesTogether = chance.nextBoolean();
        for (int i = 0; i < rows; i++) {
            boolean isAgain = i >= people;
            int before = isAgain ? chance.nextInt(people) : i;
            person[i] = before;
            town[i] = isAgain ? town[before] : rare(chance, TOWNS.size());
            plan[i] = chance.nextInt(12) == 0 ? BLANK : rare(chance, PLANS.size());
            vip[i] = isAgain ? vip[before] : goesTogether && plan[i] == 2 ? 1 : chance.nextInt(60) == 0 ? 1 : 0;
            tenure[i] = isAgain ? tenure[before] + 90 : chance.nextInt(1_500);
            orders[i] = Math.floor(-3 * Math.log(1 - chance.nextDouble()));
            revenue[i] = chance.nextInt(10) == 0
                    ? Double.NaN
                    : orders[i] * (20 + chance.nextInt(60)) + (chance.nextInt(30) == 0 ? 100 : 0);
            running[i] = chance.nextInt(20) == 0 ? Truth.UNKNOWN : Truth.of(plan[i] > 0 && chance.nextInt(9) > 0);
        }
    }

    /** The first are frequent, the last rare. */
    private static int rare(SplittableRandom chance, int values) {
        int value = 0;
        while (value < values - 1 && chance.nextInt(9) < 5) {
            value++;
        }
        return value;
    }

    long[] person() {
        return person;
    }

    /** As a question asks: attributes that must have values by themselves, the rest through the sieve. */
    Cut asked(Condition condition) {
        List<Condition> parts = condition instanceof Condition.All all ? all.parts() : List.of(condition);
        Cut cut = Cut.all(person).knowing(facts());
        List<Condition> others = new ArrayList<>();
        for (Condition part : parts) {
            if (part instanceof Condition.Compare compare
                    && compare.fact().isAttribute()
                    && compare.operator() == Condition.Operator.EQUAL) {
                int attribute = FACTS.indexOf(compare.fact());
                String value = ((org.wayworth.vocabulary.Value.Text) compare.value()).text();
                cut = cut.and(attribute, texts(compare.fact()).values().indexOf(value));
            } else {
                others.add(part);
            }
        }
        return others.isEmpty() ? cut : cut.through(Sieves.of(Condition.all(others), this));
    }

    private Facts facts() {
        int[][] all = {town, plan, vip};
        return new Facts() {
            @Override
            public int count() {
                return all.length;
            }

            @Override
            public int value(int attribute, int row) {
                return all[attribute][row];
            }
        };
    }

    @Override
    public Texts texts(Fact fact) {
        return switch (fact.name()) {
            case "town" -> new Texts(TOWNS, town);
            case "plan" -> new Texts(PLANS, plan);
            default -> new Texts(List.of("no", "yes"), vip);
        };
    }

    private double[] numbers(Fact fact) {
        return switch (fact.name()) {
            case "tenure_days" -> tenure;
            case "orders_365" -> orders;
            default -> revenue;
        };
    }

    @Override
    public int[] bands(Fact fact) {
        double[] numbers = numbers(fact);
        UsualNumbers usual = UsualNumbers.of(fact);
        return IntStream.range(0, numbers.length)
                .map(row -> Double.isNaN(numbers[row]) ? Leaf.Divide.BLANK : usual.band(numbers[row]))
                .toArray();
    }

    @Override
    public byte[] truths(Condition.Comparison comparison) {
        if (comparison instanceof Condition.Blank blank) {
            return Sieves.plain(person.length, row -> Truth.of(isBlank(blank.fact(), row)))
                    .truths();
        }
        return Sieves.plain(person.length, row -> running[row]).truths();
    }

    private boolean isBlank(Fact fact, int row) {
        return fact.isAttribute() ? texts(fact).numbers()[row] == BLANK : Double.isNaN(numbers(fact)[row]);
    }
}
