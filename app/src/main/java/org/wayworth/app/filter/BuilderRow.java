package org.wayworth.app.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wayworth.analytics.audience.FactChoices;
import org.wayworth.analytics.audience.FactChoices.Choice;
import org.wayworth.analytics.audience.FactChoices.Said;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact.Kind;
import org.wayworth.vocabulary.Value;

/**
 * A row of the condition builder: one comparison.
 *
 * @param choice its fact; empty where none is chosen yet
 * @param values what it is compared with: several for a list, none where the comparison needs none
 */
public record BuilderRow(Optional<Choice> choice, Comparison comparison, List<String> values) {

    /** A row in which nothing is chosen. */
    static final BuilderRow BLANK = new BuilderRow(Optional.empty(), Comparison.KNOWN, List.of());

    /** @param value as it is written @param label as people read it */
    public record Offered(String value, String label) {}

    public BuilderRow {
        values = List.copyOf(values);
    }

    /** @param word of the comparison; the first that the fact allows where it allows none of that word */
    static BuilderRow of(Choice choice, String word, List<String> values) {
        List<Comparison> allowed = Comparison.of(choice.fact().kind());
        Comparison comparison = allowed.stream()
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(allowed.get(0));
        return new BuilderRow(Optional.of(choice), comparison, comparison.needsValue() ? values : List.of());
    }

    /** The row of a comparison; empty where a row cannot say it. */
    static Optional<BuilderRow> of(Condition part, FactChoices facts) {
        boolean isTurned = part instanceof Condition.Not;
        Condition inner = part instanceof Condition.Not not ? not.part() : part;
        if (!(inner instanceof Condition.Comparison comparison)
                || (isTurned && !(inner instanceof Condition.Holds))
                || inner instanceof Condition.Between) {
            return Optional.empty();
        }
        Function<Choice, BuilderRow> row = choice -> of(choice, word(comparison, isTurned), values(comparison));
        return facts.all().stream()
                .filter(choice -> choice.fact().name().equals(comparison.fact().name())
                        && choice.fact().isAttribute() == comparison.fact().isAttribute())
                .findFirst()
                .map(row);
    }

    private static String word(Condition.Comparison comparison, boolean isTurned) {
        if (comparison instanceof Condition.Compare compare) {
            return compare.operator().sign();
        }
        if (comparison instanceof Condition.Blank blank) {
            return (blank.isBlank() ? Comparison.BLANK : Comparison.KNOWN).word();
        }
        if (comparison instanceof Condition.Holds) {
            return (isTurned ? Comparison.NO : Comparison.YES).word();
        }
        return (comparison instanceof Condition.In ? Comparison.IN : Comparison.CONTAINS).word();
    }

    private static List<String> values(Condition.Comparison comparison) {
        if (comparison instanceof Condition.Compare compare) {
            return List.of(text(compare.value()));
        }
        if (comparison instanceof Condition.In in) {
            return in.values().stream().map(BuilderRow::text).toList();
        }
        return comparison instanceof Condition.Contains contains ? List.of(contains.text()) : List.of();
    }

    private static String text(Value value) {
        if (value instanceof Value.Figure figure) {
            return figure.number().toPlainString();
        }
        return value instanceof Value.Day day
                ? day.day().toString()
                : value instanceof Value.Text text ? text.text() : "";
    }

    /** Comparisons to choose from. */
    public List<Comparison> comparisons() {
        return choice.map(one -> Comparison.of(one.fact().kind())).orElse(List.of());
    }

    public Kind kind() {
        return choice.map(one -> one.fact().kind()).orElse(Kind.TEXT);
    }

    public boolean needsValue() {
        return comparison.needsValue();
    }

    public boolean isSeveral() {
        return comparison == Comparison.IN;
    }

    /** Values to choose from; none where the value is typed. What is set is among them. */
    public List<Offered> offered() {
        List<Offered> listed = choice.map(this::listed).orElse(List.of());
        return listed.isEmpty()
                ? List.of()
                : Stream.concat(
                                values.stream()
                                        .filter(value -> listed.stream()
                                                .noneMatch(one -> one.value().equals(value)))
                                        .map(value -> new Offered(value, value)),
                                listed.stream())
                        .toList();
    }

    private List<Offered> listed(Choice one) {
        if (kind() == Kind.NUMBER) {
            return FactChoices.numbers(one.fact(), comparison.word()).stream()
                    .map(number -> new Offered(number, grouped(number)))
                    .toList();
        }
        return comparison == Comparison.CONTAINS && kind() == Kind.TEXT
                ? List.of()
                : one.values().stream().map(BuilderRow::offered).toList();
    }

    private static String grouped(String number) {
        return number.matches("[0-9]{4,15}") ? String.format(Locale.UK, "%,d", Long.parseLong(number)) : number;
    }

    private static Offered offered(Said said) {
        return new Offered(
                said.value(),
                said.value()
                        + (said.about() == 0 ? "" : String.format(Locale.UK, " (about %,d customers)", said.about())));
    }
}
