package org.wayworth.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence for everyone: a template of ours, and what stands in its places. Only our own words are held to what a
 * grade may say ({@link Wording}); names that customers and sources gave stand in places, are shortened with an
 * ellipsis where the sentence would grow too long, and can break nothing.
 *
 * @param template with places in braces: "A late {promise} {verb} a rating {difference} points {direction}."
 * @param claim what kind of sentence it is
 * @param arguments one for each place
 */
public record Statement(String template, Claim claim, List<Argument> arguments) {

    /** Longest sentence that a reader takes in at one glance (ux: H1). */
    public static final int LONGEST = 140;

    /** A name is not shortened below this. */
    private static final int SHORTEST_NAME = 12;

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    /** What a sentence says of the world. */
    public enum Claim {
        /** That one thing goes with another, or is followed by it; the template has the place {verb}. */
        DIFFERENCE,
        /** That no clear difference was seen. */
        NO_CLEAR_DIFFERENCE,
        /** How much or how many there are: a score, a share, a sum. */
        DESCRIPTION
    }

    /**
     * What stands in a place.
     *
     * @param place its name in the template
     * @param text as it is written
     */
    public record Argument(String place, Kind kind, String text) {

        /** What a place holds. */
        public enum Kind {
            /** The verb that the grade has earned. */
            VERB,
            /** Words of ours: "revenue", "lower". */
            WORDS,
            /** A figure with its sign. */
            VALUE,
            /** A figure whose direction the words around it tell: "£4.10" of "£4.10 less". */
            SIZE,
            /** An end of an interval. */
            END,
            /** Words of somebody else: a touchpoint, a product, a survey. */
            NAME
        }
    }

    public Statement {
        arguments = List.copyOf(arguments);
        requirePlaces(template, claim, arguments);
        String text = text(template, arguments);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a statement must have at most " + LONGEST + " characters, not " + text.length() + ": " + text);
        }
    }

    /** Whether a sentence is short enough to be one; names are shortened where they must be. */
    public static boolean fits(String template, List<Argument> arguments) {
        return text(template, arguments).length() <= LONGEST;
    }

    /** Says that one thing goes with another; {@code template} has the place {verb}. */
    public static Statement difference(String template, Argument... arguments) {
        return new Statement(template, Claim.DIFFERENCE, Arrays.asList(arguments));
    }

    public static Statement noClearDifference(String template, Argument... arguments) {
        return new Statement(template, Claim.NO_CLEAR_DIFFERENCE, Arrays.asList(arguments));
    }

    public static Statement description(String template, Argument... arguments) {
        return new Statement(template, Claim.DESCRIPTION, Arrays.asList(arguments));
    }

    /** The verb of a difference that was seen. */
    public static Argument verb(Grade grade) {
        return new Argument("verb", Argument.Kind.VERB, grade.verb());
    }

    /** The verb of a difference part of which has not come yet. */
    public static Argument forecastVerb(Grade grade) {
        return new Argument("verb", Argument.Kind.VERB, grade.forecastVerb());
    }

    public static Argument words(String place, String ours) {
        return new Argument(place, Argument.Kind.WORDS, ours);
    }

    public static Argument words(String place, long count) {
        return new Argument(place, Argument.Kind.WORDS, Unit.whole(count));
    }

    public static Argument value(String place, Measured measured) {
        return new Argument(place, Argument.Kind.VALUE, measured.valueText());
    }

    /** The figure without its sign: the words around it tell the direction. */
    public static Argument size(String place, Measured measured) {
        return new Argument(place, Argument.Kind.SIZE, measured.sizeText());
    }

    public static Argument low(String place, Measured measured) {
        return new Argument(place, Argument.Kind.END, measured.lowText());
    }

    public static Argument high(String place, Measured measured) {
        return new Argument(place, Argument.Kind.END, measured.highText());
    }

    public static Argument name(String place, String theirs) {
        return new Argument(place, Argument.Kind.NAME, theirs.strip().replaceAll("\\s+", " "));
    }

    /** The sentence. */
    public String text() {
        return text(template, arguments);
    }

    /** Whether a place holds an argument of this kind. */
    public boolean has(Argument.Kind kind) {
        return arguments.stream().anyMatch(argument -> argument.kind() == kind);
    }

    /** The sentence, or an error that names the word of ours which {@code grade} has not earned. */
    public Statement require(Grade grade) {
        Wording.require(
                filled(template, argument -> switch (argument.kind()) {
                    case VERB, WORDS -> argument.text();
                    case VALUE, SIZE, END, NAME -> "\u2026";
                }),
                grade);
        return this;
    }

    private String filled(String template, Function<Argument, String> written) {
        return filled(template, arguments, written);
    }

    private static String filled(String template, List<Argument> arguments, Function<Argument, String> written) {
        return PLACE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(find(arguments, match.group(1))
                        .map(written)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the place {" + match.group(1) + "} has no argument: " + template))));
    }

    private static Optional<Argument> find(List<Argument> arguments, String place) {
        return arguments.stream()
                .filter(argument -> argument.place().equals(place))
                .findFirst();
    }

    /** With names as long as they may be: the longest gives way first. */
    private static String text(String template, List<Argument> arguments) {
        int longest = arguments.stream()
                .filter(argument -> argument.kind() == Argument.Kind.NAME)
                .mapToInt(argument -> argument.text().length())
                .max()
                .orElse(0);
        String text = text(template, arguments, longest);
        while (text.length() > LONGEST && longest > SHORTEST_NAME) {
            longest--;
            text = text(template, arguments, longest);
        }
        return text;
    }

    private static String text(String template, List<Argument> arguments, int longestName) {
        return Sentence.begin(filled(
                template,
                arguments,
                argument -> argument.kind() == Argument.Kind.NAME
                        ? Sentence.shortened(argument.text(), longestName)
                        : argument.text()));
    }

    private static void requirePlaces(String template, Claim claim, List<Argument> arguments) {
        Set<String> places = new HashSet<>();
        PLACE.matcher(template).results().forEach(match -> places.add(match.group(1)));
        List<String> idle = new ArrayList<>();
        for (Argument argument : arguments) {
            if (!places.contains(argument.place())) {
                idle.add(argument.place());
            }
        }
        if (!idle.isEmpty()) {
            throw new IllegalArgumentException("arguments without a place, " + idle + ": " + template);
        }
        if ((claim == Claim.DIFFERENCE)
                != arguments.stream().anyMatch(argument -> argument.kind() == Argument.Kind.VERB)) {
            throw new IllegalArgumentException(
                    "a difference, and nothing else, must have the place {verb}, which the grade fills: " + template);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
