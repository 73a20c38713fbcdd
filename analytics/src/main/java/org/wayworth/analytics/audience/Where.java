package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wayworth.analytics.OptionRule;
import org.wayworth.condition.ConditionFault;
import org.wayworth.condition.ConditionSentence;
import org.wayworth.condition.Grammar;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.Compare;
import org.wayworth.vocabulary.Condition.Comparison;
import org.wayworth.vocabulary.Condition.In;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;
import org.wayworth.warehouse.feature.Registry;

/** Which customers a question is about: a condition that must hold on the day in question. */
public final class Where {

    /** An attribute and the value that it must have. */
    record Equality(String attribute, String value) {}

    /** Which attributes there are, only the data say. */
    private static final Grammar GRAMMAR =
            Grammar.withAnyAttribute(Registry.get().facts());

    private final List<Equality> equalities = new ArrayList<>();
    private final List<Condition> others = new ArrayList<>();
    private final Optional<Condition> condition;

    private Where(Optional<Condition> condition) {
        this.condition = condition;
        condition.ifPresent(all -> parts(all).forEach(this::sort));
    }

    private static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all ? all.parts() : List.of(condition);
    }

    private void sort(Condition part) {
        if (part instanceof Compare compare
                && compare.fact().isAttribute()
                && compare.operator() == Operator.EQUAL
                && compare.value() instanceof Value.Text text) {
            equalities.add(new Equality(compare.fact().name(), text.text()));
        } else {
            others.add(part);
        }
    }

    /**
     * Reads {@code region = "Scotland" and orders_365 >= 4}, or the older {@code region=Scotland,plan=large}.
     *
     * @throws OptionRule if it is no condition, or divides numbers where audiences must not
     */
    public static Where parse(Optional<String> text) {
        Optional<Condition> condition = text.filter(some -> !some.isBlank()).map(Where::read);
        condition.ifPresent(Borders::requireUsual);
        return new Where(condition);
    }

    private static Condition read(String text) {
        try {
            return GRAMMAR.parse(text);
        } catch (ConditionFault fault) {
            OptionRule rule = new OptionRule(
                    "{where} must have %s at line %s, column %s, not %s; %s",
                    fault.expected(), fault.line(), fault.column(), fault.found(), fault.advice());
            rule.initCause(fault);
            throw rule;
        }
    }

    /** The one text of an audience, however it was written: what is kept with its findings. */
    public static Optional<String> canonical(Optional<String> text) {
        return parse(text).condition.map(GRAMMAR::text);
    }

    /** The name of a fact as a condition has it. */
    static String written(Fact fact) {
        return GRAMMAR.text(new Condition.Blank(fact, true)).replaceFirst(" is blank$", "");
    }

    /** What must hold; empty where everybody is meant. */
    public Optional<Condition> condition() {
        return condition;
    }

    public boolean isEverybody() {
        return condition.isEmpty();
    }

    /** Attributes that must have values, all of them. */
    List<Equality> equalities() {
        return List.copyOf(equalities);
    }

    /** What must hold beside them. */
    Optional<Condition> rest() {
        return others.isEmpty() ? Optional.empty() : Optional.of(Condition.all(others));
    }

    /** All facts that it names. */
    List<Fact> facts() {
        return condition.map(Condition::facts).orElse(List.of());
    }

    /** Attributes with the values that they are held against, of which one may not occur. */
    List<Equality> named() {
        return condition.stream()
                .flatMap(Condition::comparisons)
                .filter(one -> one.fact().isAttribute())
                .flatMap(Where::named)
                .distinct()
                .toList();
    }

    private static Stream<Equality> named(Comparison comparison) {
        List<Value> values = comparison instanceof Compare compare
                ? List.of(compare.value())
                : comparison instanceof In in ? in.values() : List.of();
        return values.stream()
                .filter(Value.Text.class::isInstance)
                .map(value -> new Equality(comparison.fact().name(), ((Value.Text) value).text()));
    }

    /** "region Scotland and plan large"; "the segment where …"; "everybody". */
    public String text() {
        if (isEverybody()) {
            return "everybody";
        }
        return others.isEmpty()
                ? equalities.stream()
                        .map(one -> one.attribute().replace('_', ' ') + " " + one.value())
                        .collect(Collectors.joining(" and "))
                : "the segment where " + condition.map(ConditionSentence::of).orElseThrow();
    }

    /** Why others are left out: "not region Scotland and plan large". */
    public String outside() {
        return (others.isEmpty() ? "not " : "not in ") + text();
    }
}
