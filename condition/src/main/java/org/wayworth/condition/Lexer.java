package org.wayworth.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a text into tokens, in one pass. */
final class Lexer {

    /** A condition longer than this is refused before it is read: 50 terms of 200 characters. */
    static final int LONGEST = 10_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?(?![0-9A-Za-z_.])");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z_.-])");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SIGN = Pattern.compile("<=|>=|!=|=|<|>");

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** Ends with a token of the kind END. */
    static List<Token> tokens(String text) {
        return new Lexer(text).all();
    }

    /** A fault at a place of the text. */
    static ConditionFault fault(String text, int at, String expected, String found, String advice) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new ConditionFault(line, text.codePointCount(start, at) + 1, expected, found, advice);
    }

    private List<Token> all() {
        if (text.length() > LONGEST) {
            throw new ConditionFault(
                    1, LONGEST + 1, "at most 10,000 characters", "more", "divide it, or name the group in the data");
        }
        List<Token> tokens = new ArrayList<>();
        while (true) {
            skipSpace();
            if (at == text.length()) {
                tokens.add(new Token(Token.Kind.END, "", at));
                return tokens;
            }
            tokens.add(next());
        }
    }

    private void skipSpace() {
        while (at < text.length()
                && (Character.isSpaceChar(text.charAt(at)) || "\t\r\n".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
    }

    private Token next() {
        return switch (text.charAt(at)) {
            case '"' -> quoted('"', Token.Kind.TEXT, "text");
            case '`' -> quoted('`', Token.Kind.NAME, "a name");
            case '(' -> one(Token.Kind.OPEN);
            case ')' -> one(Token.Kind.CLOSE);
            case ',' -> one(Token.Kind.COMMA);
            default -> matched();
        };
    }

    private Token one(Token.Kind kind) {
        return new Token(kind, text.substring(at, ++at), at - 1);
    }

    private Token matched() {
        for (Token.Kind kind : List.of(Token.Kind.DATE, Token.Kind.NUMBER, Token.Kind.WORD, Token.Kind.SIGN)) {
            Matcher matcher = pattern(kind).matcher(text).region(at, text.length());
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                at = matcher.end();
                return new Token(kind, matcher.group(), matcher.start());
            }
        }
        String found = text.substring(at, endOfWord());
        throw fault(text, at, "a fact, a value, a sign such as >= or a word such as and", found, advice(found));
    }

    private static Pattern pattern(Token.Kind kind) {
        return switch (kind) {
            case DATE -> DATE;
            case NUMBER -> NUMBER;
            case WORD -> WORD;
            case SIGN -> SIGN;
            default -> throw new IllegalArgumentException(kind + " has no pattern");
        };
    }

    private int endOfWord() {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "()\"`,".indexOf(text.charAt(end)) < 0) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static String advice(String found) {
        int first = found.codePointAt(0);
        if (!Signs.isAllowed(first)) {
            return "take the sign out; it cannot be seen.";
        }
        if ("'\u2018\u2019\u201c\u201d\u00ab\u00bb".indexOf(first) >= 0) {
            return "write text in straight double quotes: \"Scotland\".";
        }
        if (Character.isLetter(first)) {
            return "write text in double quotes, and names with other letters than a to z in backquotes.";
        }
        if (Character.isDigit(first) || first == '-' || first == '.') {
            return "write numbers with digits and at most one point (1234.5), dates as 2025-01-31, anything else in double"
                    + " quotes.";
        }
        return "write text in double quotes, names with spaces in backquotes, comparisons with =, !=, <, <=, > or >=.";
    }

    private Token quoted(char quote, Token.Kind kind, String what) {
        int start = at;
        StringBuilder inside = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            int sign = text.codePointAt(at);
            if (sign == '\\') {
                sign = escaped(quote);
            } else if (!Signs.isAllowed(sign)) {
                throw fault(
                        text,
                        at,
                        "signs that can be seen within " + what,
                        Character.toString(sign),
                        "take the sign out; a condition cannot ask for it.");
            }
            inside.appendCodePoint(sign);
            at += Character.charCount(sign);
        }
        if (at == text.length()) {
            throw fault(text, start, what + " that ends with " + quote, text.substring(start), "close the quotes.");
        }
        at++;
        if (inside.isEmpty()) {
            throw fault(
                    text,
                    start,
                    what + " of at least one letter",
                    text.substring(start, at),
                    "write what is meant, or is blank where nothing is known.");
        }
        return new Token(kind, inside.toString(), start);
    }

    private char escaped(char quote) {
        at++;
        if (at < text.length() && (text.charAt(at) == quote || text.charAt(at) == '\\')) {
            return text.charAt(at);
        }
        throw fault(
                text,
                at - 1,
                "\\" + quote + " or \\\\ where a backslash stands",
                text.substring(at - 1, Math.min(text.length(), at + 1)),
                "write a backslash that is meant twice: \\\\.");
    }
}
