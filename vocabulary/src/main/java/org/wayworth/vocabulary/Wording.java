package org.wayworth.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words a grade may use. The wording follows the evidence in this one place. */
public final class Wording {

    /** Words, and the weakest grade that may say them; {@code null} where no grade may. */
    private record Rule(Pattern words, Optional<Grade> from) {}

    private static final List<Rule> RULES = List.of(
            rule("certainly|undoubtedly|proves?|proven|guarantees?d?", Optional.empty()),
            rule(
                    "causes?|caused|leads? to|led to|drives?|driven by|thanks to|because|due to|results? in|makes? them"
                            + "|saved|boosts?|costs? us|raised|lifts?|effects? of",
                    Optional.of(Grade.COMPARISON_GROUP)),
            rule("(is|are|was|were) followed by|go on to|goes on to|went on to", Optional.of(Grade.ADJUSTED)),
            rule("goes with|go with|associated with", Optional.of(Grade.UNADJUSTED)));

    private Wording() {}

    /** The first word of {@code text} that {@code grade} may not use, if there is one. */
    public static Optional<String> forbidden(String text, Grade grade) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.words().matcher(text);
            boolean allowed = rule.from().isPresent()
                    && grade.level() >= rule.from().get().level();
            if (!allowed && matcher.find()) {
                return Optional.of(matcher.group());
            }
        }
        return Optional.empty();
    }

    /** {@code text}, or an error that names the word which {@code grade} has not earned. */
    public static String require(String text, Grade grade) {
        forbidden(text, grade).ifPresent(word -> {
            throw new IllegalArgumentException(
                    "a finding of grade " + grade + " must not say \"" + word + "\": " + text);
        });
        return text;
    }

    private static Rule rule(String words, Optional<Grade> from) {
        return new Rule(Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE), from);
    }
}
