package org.wayworth.app.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wayworth.app.wording.Passage.Kind;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Statement.Argument;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** What in an outcome a professional of the trade would have written otherwise, each with its place. */
public final class WordingLint {

    /** What is forbidden, and why. */
    private record Rule(Pattern words, String why) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "(?i)\\b(column|coefficient|row|element|position|dimension|variable|feature|term|group) (no\\. ?)?\\d+\\b"
                            + "|\\bcounted from (0|zero)\\b|\\[\\d+\\]|(?<!condition )\\bindex(es)? \\d+\\b",
                    "names a thing by its number; write its label"),
            rule(
                    "\\b(NaN|Infinity|null|Optional|java\\.[a-z]+|org\\.wayworth)\\b|\\b[a-z]+Exception\\b"
                            + "|\\b[a-z]+[A-Z][A-Za-z]+\\b|\\b(?!Mc[A-Z])[A-Z][a-z]+[A-Z][a-z]+[A-Z]?[a-z]*\\b"
                            + "|\\bmatrix\\b|\\barray\\b",
                    "names a thing of the program; write what the reader calls it"),
            rule("\\b(19|20)\\d\\d-(0[1-9]|1[0-2])(-\\d\\d)?\\b", "a date in the ISO form; write 27 January 2024"),
            rule(
                    "(?i)\\b(statistical(ly)? significan(t|ce)|significantly|insignificant)\\b",
                    "write clear, with the interval"),
            rule("\\b(\\p{L}{2,}) \\1\\b(?<!had had|that that)", "a word twice"),
            rule(" ,| \\.(?!\\d)|\\.\\.|  |\\{[a-z_]*}|\\( ?\\)|,,", "a slip of the pen"),
            rule(
                    "(?i)\\b(color\\w*|behavior\\w*|analyz\\w*|favor\\w*|centers?|catalogs?|customiz\\w*)\\b",
                    "American spelling"));

    /** Verbs of statements that say no difference. */
    private static final Pattern VERB = Pattern.compile(
            "\\b(is|are|was|were|has|have|had|see|saw|differs?|rose|fell|brings?|brought|bought|buys?|stays?|stayed|spends?"
                    + "|spent|responds?|responded|explains?|accounts?|accounted|rates?|rated|answer(s|ed)?|do|does|did|can"
                    + "|could|would|comes?|came|left|leaves?|grew|arises?|makes?|made|runs?|ran|lasts?|lasted|cannot|matters?|changed|lies|ranges?|ranks?|shows?|moved)\\b");

    private static final Pattern DIRECTION =
            Pattern.compile("\\b(?:(more|higher|longer)|(less|fewer|lower|shorter))\\b");

    private static final Pattern BARE_COUNT = Pattern.compile("At least [\\d,]+( of (each|either|them))?\\.");

    private WordingLint() {}

    /** Faults of everything in an outcome; none where it may be read aloud. */
    public static List<String> faults(Outcome outcome) {
        List<String> faults = new ArrayList<>();
        Passages.of(outcome).forEach(passage -> faults.addAll(faults(passage)));
        outcome.fold(
                answer -> {
                    answer.findings().forEach(finding -> faults.addAll(faults(finding)));
                    return answer;
                },
                refusal -> {
                    if (BARE_COUNT.matcher(refusal.need()).matches()) {
                        faults.add("refusal, need: does not say of what: " + refusal.need());
                    }
                    return refusal;
                });
        return faults;
    }

    public static List<String> faults(Passage passage) {
        List<String> found = new ArrayList<>(RetiredWords.faults(passage.text()));
        for (Rule rule : RULES) {
            Matcher matcher = rule.words().matcher(passage.text());
            if (matcher.find()) {
                found.add("\"" + matcher.group() + "\": " + rule.why());
            }
        }
        found.addAll(FigureRules.faults(passage));
        ending(passage).ifPresent(found::add);
        return found.stream()
                .map(fault -> passage.place() + ": " + fault + " \u2014 " + passage.text())
                .toList();
    }

    private static Optional<String> ending(Passage passage) {
        String text = passage.text();
        if (passage.kind() == Kind.STATEMENT && text.length() > Statement.LONGEST) {
            return Optional.of("longer than " + Statement.LONGEST + " characters");
        }
        boolean isOne = switch (passage.kind()) {
            case STATEMENT, SENTENCE -> text.isEmpty() || (begins(text) && text.endsWith("."));
            case QUESTION -> begins(text) && text.endsWith("?");
            case PHRASE, WORKING -> true;
        };
        return isOne ? Optional.empty() : Optional.of("not a full sentence");
    }

    private static boolean begins(String text) {
        return !text.isEmpty() && !Character.isLowerCase(text.codePointAt(0));
    }

    /** What only the parts of a finding show: its verb, its direction, its interval and its number of customers. */
    public static List<String> faults(Finding finding) {
        List<String> found = new ArrayList<>();
        Statement statement = finding.statement();
        if (statement.claim() != Statement.Claim.DIFFERENCE
                && !VERB.matcher(ours(statement)).find()) {
            found.add("a statement without a verb of ours");
        }
        if (finding.base().n() <= 0) {
            found.add("a statement that does not say of how many");
        }
        if (finding.isClaim() && !hasInterval(finding)) {
            found.add("a difference without its interval");
        }
        finding.shown().ifPresent(shown -> figures(finding, shown, found));
        return found.stream()
                .map(fault -> fault + " \u2014 " + statement.text())
                .toList();
    }

    /** Of its figure, or, where it says that several figures differ, of each in the picture under it. */
    private static boolean hasInterval(Finding finding) {
        return finding.shown()
                .map(one -> !one.isCounted())
                .orElseGet(() -> finding.exhibits().stream()
                        .findFirst()
                        .filter(Exhibit.Ranking.class::isInstance)
                        .map(Exhibit.Ranking.class::cast)
                        .filter(picture -> picture.bars().stream()
                                .noneMatch(bar -> bar.measured().isCounted()))
                        .isPresent());
    }

    private static String ours(Statement statement) {
        String text = statement.template();
        for (Argument argument : statement.arguments()) {
            boolean isOurs = argument.kind() == Argument.Kind.WORDS;
            text = text.replace("{" + argument.place() + "}", isOurs ? argument.text() : "\u2026");
        }
        return text;
    }

    /** The statement's own figure: its direction in words is that of its sign, and its digits those of its interval. */
    private static void figures(Finding finding, Measured shown, List<String> found) {
        Statement statement = finding.statement();
        for (Argument argument : statement.arguments()) {
            if (argument.kind() == Argument.Kind.SIZE && argument.text().startsWith("\u2212")) {
                found.add("a size with a sign: " + argument.text());
            }
            if (argument.kind() == Argument.Kind.SIZE && argument.text().equals(shown.sizeText())) {
                direction(statement.text(), argument.text(), shown, found);
                if (shown.high() < 0 && finding.qualification().contains("\u2212")) {
                    found.add("the words tell the direction, and the interval has a sign: " + finding.qualification());
                }
            }
        }
        String under = finding.qualification();
        FigureRules.faults(new Passage("", Kind.SENTENCE, statement.text() + " " + under)).stream()
                .filter(fault -> fault.startsWith("one number in two precisions"))
                .forEach(fault -> found.add(fault + ", under it: " + under));
    }

    private static void direction(String text, String figure, Measured shown, List<String> found) {
        int end = text.indexOf(figure) + figure.length();
        Matcher word = DIRECTION.matcher(text.substring(Math.min(text.length(), end)));
        if (word.find() && word.start() < 40 && (word.group(1) != null) != (shown.value() > 0)) {
            found.add("says \"" + figure + " \u2026 " + word.group() + "\" of " + shown.valueText());
        }
    }

    private static Rule rule(String words, String why) {
        return new Rule(Pattern.compile(words), why);
    }
}
