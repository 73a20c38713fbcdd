package org.wayworth.app.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.analytics.audience.FactChoices;
import org.wayworth.analytics.audience.FactChoices.Choice;
import org.wayworth.analytics.audience.Where;
import org.wayworth.condition.ConditionSentence;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Sentence;

/**
 * A condition as rows beside its text.
 *
 * @param rows one for each comparison; none where rows cannot say it, and the text is all there is
 * @param isAny whether one of the rows is enough
 * @param canSay whether rows say what the text says
 * @param told the condition in a sentence; what is wrong with the text where it is none
 * @param isWrong whether the text is no condition
 */
public record Builder(
        FactChoices facts, List<BuilderRow> rows, boolean isAny, boolean canSay, String told, boolean isWrong) {

    /** @param text as it was typed; blank for everybody */
    static Builder of(String text, FactChoices facts) {
        Filter filter = Filter.of(Map.of(Key.WHERE.word(), new String[] {text}));
        Optional<String> fault = filter.fault(Key.WHERE);
        if (fault.isPresent()) {
            return new Builder(facts, List.of(), false, false, fault.get(), true);
        }
        Optional<Condition> condition =
                Where.parse(Optional.of(filter.text(Key.WHERE))).condition();
        if (condition.isEmpty()) {
            return new Builder(facts, List.of(BuilderRow.BLANK), false, true, "All customers.", false);
        }
        List<Condition> parts = parts(condition.get());
        List<BuilderRow> rows = new ArrayList<>();
        parts.forEach(part -> BuilderRow.of(part, facts).ifPresent(rows::add));
        boolean canSay = rows.size() == parts.size();
        return new Builder(
                facts,
                canSay ? rows : List.of(),
                condition.get() instanceof Condition.Any,
                canSay,
                Sentence.begin(ConditionSentence.of(condition.get())) + ".",
                false);
    }

    private static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.parts()
                : condition instanceof Condition.Any any ? any.parts() : List.of(condition);
    }

    /** The facts to choose from, by what they are about. */
    public static Map<String, List<Choice>> families(FactChoices facts) {
        Map<String, List<Choice>> families = new LinkedHashMap<>();
        Stream.concat(
                        facts.all().stream().filter(choice -> choice.fact().isAttribute()),
                        facts.all().stream().filter(choice -> !choice.fact().isAttribute()))
                .forEach(choice -> families.computeIfAbsent(family(choice.fact()), name -> new ArrayList<>())
                        .add(choice));
        return families;
    }

    private static String family(Fact fact) {
        return fact.isAttribute() ? "Attributes in your data" : Sentence.begin(fact.family());
    }
}
