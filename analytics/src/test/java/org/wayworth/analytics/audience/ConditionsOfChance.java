package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.wayworth.condition.Grammar;
import org.wayworth.vocabulary.Condition;

/** Conditions on {@link ClubRows} that a reader may ask, and others near them. */
final class ConditionsOfChance {

    private static final Grammar GRAMMAR = Grammar.of(ClubRows.FACTS);
    private static final List<String> REVENUES = List.of("0", "50", "100", "200", "300", "500", "750", "1000");

    private final SplittableRandom chance;

    ConditionsOfChance(SplittableRandom chance) {
        this.chance = chance;
    }

    Condition read(String text) {
        return GRAMMAR.parse(text);
    }

    String text(Condition condition) {
        return GRAMMAR.text(condition);
    }

    Condition any() {
        return node(chance.nextInt(3));
    }

    private Condition node(int deepest) {
        if (deepest == 0 || chance.nextInt(4) == 0) {
            return leaf();
        }
        return switch (chance.nextInt(5)) {
            case 0 -> Condition.not(node(deepest - 1));
            case 1, 2 -> Condition.any(List.of(node(deepest - 1), node(deepest - 1)));
            default -> Condition.all(List.of(node(deepest - 1), node(deepest - 1)));
        };
    }

    private Condition leaf() {
        String sign = one(List.of("<", "<=", ">", ">="));
        String below = one(List.of("<", ">="));
        return read(
                switch (chance.nextInt(12)) {
                    case 0 -> "town = \"" + one(ClubRows.TOWNS) + "\"";
                    case 1 -> "town != \"" + one(ClubRows.TOWNS) + "\"";
                    case 2 ->
                        ClubRows.TOWNS.stream()
                                .filter(town -> chance.nextBoolean())
                                .map(town -> '"' + town + '"')
                                .collect(Collectors.joining(", ", "town in (\"Ayr\", ", ")"))
                                .replace(", )", ")");
                    case 3 -> "town contains \"" + one(List.of("a", "e", "l", "y", "th")) + "\"";
                    case 4 -> "plan = \"" + one(ClubRows.PLANS) + "\"";
                    case 5 -> "vip = \"yes\"";
                    case 6 -> "is_contract_running";
                    case 7 -> one(List.of("plan", "revenue_365", "town")) + " is " + one(List.of("known", "blank"));
                    case 8 ->
                        "tenure_days " + below + " " + one(List.of("30", "90", "180", "365", "545", "730", "1095"));
                    case 9 -> "orders_365 " + sign + " " + chance.nextInt(11);
                    case 10 -> "orders_365 between " + chance.nextInt(4) + " and " + chance.nextInt(4, 11);
                    default -> "revenue_365 " + below + " " + one(REVENUES);
                });
    }

    /** The same with something changed, twice at times; now and then something else. */
    Condition near(Condition condition) {
        Condition once = changed(condition);
        return chance.nextInt(4) == 0 ? changed(once) : once;
    }

    private Condition changed(Condition condition) {
        return switch (chance.nextInt(8)) {
            case 0 -> any();
            case 1 -> Condition.all(List.of(condition, leaf()));
            case 2 -> Condition.any(List.of(condition, leaf()));
            case 3 -> Condition.all(List.of(condition, Condition.not(node(1))));
            case 4 -> Condition.not(condition);
            default -> within(condition);
        };
    }

    /** A part left out, put in the place of another, or asked for at another threshold. */
    private Condition within(Condition condition) {
        if (condition instanceof Condition.All all) {
            return Condition.all(some(all.parts()));
        }
        if (condition instanceof Condition.Any any) {
            return Condition.any(some(any.parts()));
        }
        if (condition instanceof Condition.Not not) {
            return Condition.not(within(not.part()));
        }
        if (condition instanceof Condition.Compare compare && chance.nextInt(3) > 0) {
            for (int times = 0; times < 200; times++) {
                if (leaf() instanceof Condition.Compare other && other.fact().equals(compare.fact())) {
                    return other;
                }
            }
        }
        return leaf();
    }

    private List<Condition> some(List<Condition> parts) {
        List<Condition> some = new ArrayList<>(parts);
        int at = chance.nextInt(some.size());
        if (chance.nextBoolean()) {
            some.remove(at);
        } else {
            some.set(at, within(some.get(at)));
        }
        return some;
    }

    private <T> T one(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
