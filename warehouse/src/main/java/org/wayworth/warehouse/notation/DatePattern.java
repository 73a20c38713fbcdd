package org.wayworth.warehouse.notation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How a source writes its dates, in the letters of {@link DateTimeFormatter}. A pattern that cannot give the date and time
 * it promises (hours of half a day without AM or PM, minutes where months are meant) is refused when the mapping is read.
 */
final class DatePattern {

    /** English names of months; weeks as ISO 8601 counts them, from Monday, which plain English would count from Sunday. */
    private static final Locale ENGLISH_WITH_ISO_WEEKS = Locale.forLanguageTag("en-u-rg-gbzzzz");

    private static final String KNOWN_LETTERS = "GyuMLdDYweEcahKHkmsSAnNzVOXxZp";

    /** Moments that a sound pattern reads back as it wrote them: mornings, afternoons, midnight, noon, days past the 12th. */
    private static final List<LocalDateTime> PROBES = List.of(
            LocalDateTime.of(2024, 1, 5, 9, 15, 7, 123_000_000),
            LocalDateTime.of(2024, 11, 25, 13, 45, 37, 456_000_000),
            LocalDateTime.of(2023, 12, 31, 23, 59, 59, 0),
            LocalDateTime.of(2024, 2, 29, 0, 0, 0, 0),
            LocalDateTime.of(2024, 8, 12, 12, 30, 0, 0));

    private static final int LAST_YEAR_OF_PROBES = 2025;

    /** A run of one letter, or text between letters. @param letter 0 for text */
    private record Token(char letter, int count, String text) {}

    private final String pattern;
    private final List<Token> tokens;

    private DatePattern(String pattern) {
        this.pattern = pattern;
        this.tokens = tokens(pattern);
    }

    static DatePattern of(String pattern) {
        return new DatePattern(pattern);
    }

    /** Whether the zone is written by name: EST, Central European Time. */
    boolean hasZoneName() {
        return has('z');
    }

    /**
     * @param lastYear of the hundred years among which one of two digits is looked for
     * @throws IllegalArgumentException when the pattern is none
     */
    DateTimeFormatter formatter(int lastYear) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        StringBuilder pending = new StringBuilder();
        for (Token token : tokens) {
            if ((token.letter() == 'y' || token.letter() == 'u') && token.count() == 2) {
                builder.appendPattern(pending.toString());
                pending.setLength(0);
                builder.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(lastYear - 99, 1, 1));
            } else if (token.letter() == 'y') {
                pending.append("u".repeat(token.count()));
            } else if (token.letter() == 'z') {
                pending.append("xxx");
            } else {
                pending.append(token.text());
            }
        }
        return builder.appendPattern(pending.toString())
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(ENGLISH_WITH_ISO_WEEKS)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** What is wrong with the pattern and what to write, as a clause; null when it gives what it promises. */
    @Nullable
    String problem() {
        String letters = lettersProblem();
        if (letters != null) {
            return letters;
        }
        if (textCount("[") != textCount("]")) {
            return "must close with ] what [ opens";
        }
        try {
            formatter(LAST_YEAR_OF_PROBES);
        } catch (IllegalArgumentException e) {
            return "must be a date pattern such as dd/MM/yyyy HH:mm";
        }
        return ways().stream().anyMatch(DatePattern::readsBack)
                ? null
                : "must read back what it writes, such as the time and the day of "
                        + PROBES.get(1).toString().replace('T', ' ');
    }

    private long textCount(String text) {
        return tokens.stream().filter(token -> token.text().equals(text)).count();
    }

    /** The ways to write that [ and ] leave open: with all parts, with one of them, with none. */
    private List<DatePattern> ways() {
        long parts = textCount("[");
        List<DatePattern> ways = new ArrayList<>(List.of(way(token -> true)));
        for (int i = 0; i <= parts && parts > 0; i++) {
            int kept = i;
            ways.add(way(part -> part == kept));
        }
        return ways;
    }

    /** @param keeps which of the optional parts, the first being 0, stay */
    private DatePattern way(IntPredicate keeps) {
        StringBuilder way = new StringBuilder();
        int depth = 0;
        int part = -1;
        for (Token token : tokens) {
            if (token.text().equals("[")) {
                part += depth++ == 0 ? 1 : 0;
            } else if (token.text().equals("]")) {
                depth--;
            } else if (depth == 0 || keeps.test(part)) {
                way.append(token.text());
            }
        }
        return new DatePattern(way.toString());
    }

    private boolean readsBack() {
        if (lettersProblem() != null) {
            return false;
        }
        DateTimeFormatter formatter = formatter(LAST_YEAR_OF_PROBES);
        return PROBES.stream().allMatch(probe -> readsBack(formatter, probe));
    }

    private @Nullable String lettersProblem() {
        for (Token token : tokens) {
            String wrong = token.letter() == 0 ? null : countProblem(token);
            if (wrong != null) {
                return wrong;
            }
        }
        String time = timeProblem();
        String day = time == null ? dayProblem() : time;
        return day == null ? twiceProblem() : day;
    }

    private static @Nullable String countProblem(Token token) {
        String run = token.text();
        return switch (token.letter()) {
            case 'y', 'u', 'Y' ->
                token.count() == 3 || token.count() > 4 ? run + " must be yyyy, or yy for years of two digits" : null;
            case 'M', 'L' ->
                token.count() > 4 ? run + " must be M, MM, MMM (such as Jan) or MMMM (such as January)" : null;
            case 'E', 'e', 'c' -> token.count() > 4 ? run + " must be EEE (such as Mon) or EEEE" : null;
            default ->
                KNOWN_LETTERS.indexOf(token.letter()) < 0
                        ? run + " must stand in quotes, as '" + run
                                + "', if the source writes it: it is no letter of a pattern"
                        : null;
        };
    }

    private @Nullable String timeProblem() {
        boolean isHalfDay = has('h') || has('K');
        boolean hasHour = isHalfDay || has('H') || has('k') || has('A') || has('N');
        if (isHalfDay && !has('a')) {
            return run('h', 'K')
                    + " is an hour of half a day and needs a for AM or PM; write HH for hours from 0 to 23";
        }
        if (has('a') && !hasHour) {
            return "a (AM or PM) needs an hour, h";
        }
        if (has('m') && !follows("m", "hHkK")) {
            return run('m') + " are minutes, which follow hours; write MM for months";
        }
        if (follows("ML", "hHkK")) {
            return run('M', 'L') + " are months; write mm for minutes";
        }
        if (has('s') && !has('m')) {
            return run('s') + " are seconds, which need minutes, mm";
        }
        if ((has('S') || has('n')) && !has('s')) {
            return run('S', 'n') + " are fractions of a second; write ss for seconds";
        }
        return null;
    }

    private @Nullable String dayProblem() {
        boolean hasWeekday = has('e') || has('c') || has('E');
        boolean isByWeek = has('Y') && has('w') && hasWeekday;
        boolean hasYear = has('y') || has('u');
        if (has('D') && (has('M') || has('L') || has('d'))) {
            return run('D') + " is the day of the year; write dd for the day of the month";
        }
        if (has('Y') && !isByWeek) {
            return run('Y') + " is the year that a week belongs to; write yyyy for the year of a day";
        }
        if ((has('w') || has('e') || has('c')) && !isByWeek) {
            return (has('w') ? run('w') : run('e', 'c'))
                    + " counts weeks and needs YYYY, ww and e; write dd for the day of the month";
        }
        boolean namesDay = isByWeek || (hasYear && (has('D') || (has('d') && (has('M') || has('L')))));
        return namesDay ? null : "must give a year, a month and a day, such as yyyy-MM-dd";
    }

    private @Nullable String twiceProblem() {
        if (isAlternative()) {
            return null; // [dd/MM/yyyy][yyyy-MM-dd]: one of several ways to write
        }
        for (String letters :
                List.of("yu", "ML", "d", "D", "Y", "w", "ec", "HhKk", "m", "s", "a", "S", "E", "zVOXxZ")) {
            if (count(letters.toCharArray()) > 1) {
                return run(letters.toCharArray()) + " must stand once in the pattern"
                        + (letters.length() > 1
                                        && count(run(letters.toCharArray()).charAt(0)) == 1
                                ? ": another letter says the same"
                                : "");
            }
        }
        return null;
    }

    /** Whether a run of at most two of some letters comes right after one of others, with nothing but text between. */
    private boolean follows(String letters, String before) {
        char previous = 0;
        for (Token token : tokens) {
            if (token.letter() != 0) {
                if (letters.indexOf(token.letter()) >= 0
                        && token.count() <= 2
                        && previous != 0
                        && before.indexOf(previous) >= 0) {
                    return true;
                }
                previous = token.letter();
            }
        }
        return false;
    }

    private boolean isAlternative() {
        return tokens.stream()
                .anyMatch(token -> token.letter() == 0 && token.text().contains("["));
    }

    private boolean readsBack(DateTimeFormatter formatter, LocalDateTime probe) {
        try {
            Temporal read = (Temporal) formatter.parseBest(
                    formatter.format(probe.atZone(ZoneId.of("UTC"))), LocalDateTime::from, LocalDate::from);
            return read instanceof LocalDate
                    ? read.equals(probe.toLocalDate()) && finest() == ChronoUnit.DAYS
                    : read.equals(promised(probe));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** As much of a moment as the pattern writes. */
    private LocalDateTime promised(LocalDateTime moment) {
        int digits = tokens.stream()
                .filter(token -> token.letter() == 'S')
                .mapToInt(Token::count)
                .sum();
        if (digits > 0) {
            int unit = (int) Math.pow(10, 9 - Math.min(digits, 9));
            int nano = moment.get(ChronoField.NANO_OF_SECOND);
            return moment.withNano(nano / unit * unit);
        }
        return moment.truncatedTo(finest());
    }

    private ChronoUnit finest() {
        if (has('n') || has('N')) {
            return ChronoUnit.NANOS;
        }
        if (has('S') || has('A')) {
            return ChronoUnit.MILLIS;
        }
        if (has('s')) {
            return ChronoUnit.SECONDS;
        }
        if (has('m')) {
            return ChronoUnit.MINUTES;
        }
        return has('h') || has('H') || has('k') || has('K') ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    }

    private boolean has(char letter) {
        return count(letter) > 0;
    }

    private long count(char... letters) {
        return tokens.stream()
                .filter(token -> new String(letters).indexOf(token.letter()) >= 0)
                .count();
    }

    /** The last run of one of some letters, as the pattern has it. */
    private String run(char... letters) {
        String run = "";
        for (Token token : tokens) {
            if (token.letter() != 0 && new String(letters).indexOf(token.letter()) >= 0) {
                run = token.text();
            }
        }
        return run;
    }

    private static List<Token> tokens(String pattern) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            int end = at + 1;
            char c = pattern.charAt(at);
            if (c == '\'') {
                int close = pattern.indexOf('\'', at + 1);
                end = close < 0 ? pattern.length() : close + 1;
                tokens.add(new Token((char) 0, 0, pattern.substring(at, end)));
            } else if (isLetter(c)) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                tokens.add(new Token(c, end - at, pattern.substring(at, end)));
            } else {
                tokens.add(new Token((char) 0, 0, String.valueOf(c)));
            }
            at = end;
        }
        return tokens;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    @Override
    public String toString() {
        return pattern;
    }
}
