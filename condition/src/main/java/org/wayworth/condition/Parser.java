package org.wayworth.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Fact.Kind;
import org.wayworth.vocabulary.Value;

/** Reads a condition: "not" binds before "and", "and" before "or". Goes no deeper than {@link Grammar#DEEPEST} brackets. */
final class Parser {

    private final String text;
    private final FactNames names;
    private List<Token> tokens = List.of();
    private int at;
    private int depth;
    private int terms;

    Parser(String text, FactNames names) {
        this.text = text;
        this.names = names;
    }

    Condition parse() {
        tokens = Lexer.tokens(text);
        Condition condition = any();
        if (peek().kind() != Token.Kind.END) {
            throw fault(peek(), "and, or, or the end", afterwards());
        }
        return condition;
    }

    private String afterwards() {
        Token found = peek();
        if (found.kind() == Token.Kind.CLOSE) {
            return "take the bracket out, or open one before it.";
        }
        if (found.kind() == Token.Kind.COMMA) {
            return at > 0 && tokens.get(at - 1).kind() == Token.Kind.NUMBER
                    ? "write numbers without commas: 1000."
                    : "join conditions with and, or.";
        }
        return "join conditions with and, or.";
    }

    private Condition any() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(all());
        } while (takeWord("or"));
        return Condition.any(parts);
    }

    private Condition all() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(one());
        } while (takeWord("and"));
        return Condition.all(parts);
    }

    private Condition one() {
        boolean isTurned = false;
        while (takeWord("not")) {
            isTurned = !isTurned;
        }
        Condition condition = peek().kind() == Token.Kind.OPEN ? bracket() : comparison();
        return isTurned ? Condition.not(condition) : condition;
    }

    private Condition bracket() {
        Token open = take();
        if (++depth > Grammar.DEEPEST) {
            throw fault(open, "at most " + Grammar.DEEPEST + " brackets open", "write the condition flatter.");
        }
        Condition inside = any();
        if (peek().kind() != Token.Kind.CLOSE) {
            throw fault(peek(), "and, or, or a closing bracket", "close the bracket, or join conditions with and, or.");
        }
        take();
        depth--;
        return inside;
    }

    private Condition comparison() {
        Token name = take();
        if (name.kind() != Token.Kind.NAME && (name.kind() != Token.Kind.WORD || Keywords.isOne(name.text()))) {
            throw fault(name, "the name of a fact", nameAdvice(name));
        }
        if (++terms > Grammar.MOST_TERMS) {
            throw tooManyTerms(text, name.at());
        }
        Fact fact = names.find(name).orElseThrow(() -> unknown(name));
        Token next = peek();
        if (names.isAssumed(fact) && !isForText(next)) {
            boolean isCompared = next.kind() == Token.Kind.SIGN || next.isWord("between");
            throw isCompared || names.nearest(name.text()).isPresent() ? unknown(name) : uncompared(fact, next);
        }
        if (takeWord("is")) {
            return blank(fact);
        }
        if (takeWord("between")) {
            return between(fact, next);
        }
        if (takeWord("in")) {
            return in(fact, next);
        }
        if (takeWord("contains")) {
            return contains(fact, next);
        }
        if (next.kind() == Token.Kind.SIGN) {
            return compare(fact, take());
        }
        return holds(fact, next);
    }

    private static String nameAdvice(Token found) {
        return switch (found.kind()) {
            case TEXT -> "write the name of a fact without double quotes, or in backquotes.";
            case END -> "write a condition, such as region = \"Scotland\".";
            case WORD -> "write a name that is a keyword in backquotes.";
            default -> "begin each condition with a fact, such as region = \"Scotland\".";
        };
    }

    /** What only a text fact is asked; an attribute that nobody has seen yet is taken for one. */
    private static boolean isForText(Token next) {
        boolean isEquality = next.kind() == Token.Kind.SIGN && Set.of("=", "!=").contains(next.text());
        return isEquality || next.isWord("is") || next.isWord("in") || next.isWord("contains");
    }

    private ConditionFault unknown(Token name) {
        return fault(name, "a fact that is known", names.advice(name.text()));
    }

    static ConditionFault tooManyTerms(String text, int at) {
        return Lexer.fault(
                text,
                at,
                "at most " + Grammar.MOST_TERMS + " conditions",
                "one more",
                "use in (…) for several values of one fact, or name the group in the data.");
    }

    private Condition holds(Fact fact, Token next) {
        if (fact.kind() != Kind.YES_NO) {
            throw uncompared(fact, next);
        }
        return new Condition.Holds(fact);
    }

    private ConditionFault uncompared(Fact fact, Token next) {
        return fault(next, "a comparison of " + names.written(fact.name()), example(fact));
    }

    private Condition blank(Fact fact) {
        Token state = take();
        if (!state.isWord("blank") && !state.isWord("known")) {
            throw fault(state, "blank or known after is", "write is blank, is known, or = with a value.");
        }
        return new Condition.Blank(fact, state.isWord("blank"));
    }

    private Condition compare(Fact fact, Token sign) {
        Operator operator = List.of(Operator.values()).stream()
                .filter(one -> one.sign().equals(sign.text()))
                .findFirst()
                .orElseThrow();
        boolean isEquality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (fact.kind() == Kind.YES_NO || fact.kind() == Kind.LIST || (fact.kind() == Kind.TEXT && !isEquality)) {
            throw fault(sign, comparisons(fact), example(fact));
        }
        return new Condition.Compare(fact, operator, value(fact));
    }

    private Condition between(Fact fact, Token word) {
        if (fact.kind() != Kind.NUMBER && fact.kind() != Kind.DATE) {
            throw fault(word, comparisons(fact), example(fact));
        }
        Value low = value(fact);
        if (!takeWord("and")) {
            throw fault(peek(), "and between both values", "write between 4 and 6; both values are included.");
        }
        Token at = peek();
        Value high = value(fact);
        if (isAbove(low, high)) {
            throw fault(at, "a value that is not below the first", "write the smaller value first.");
        }
        return new Condition.Between(fact, low, high);
    }

    private static boolean isAbove(Value low, Value high) {
        if (low instanceof Value.Figure a && high instanceof Value.Figure b) {
            return a.number().compareTo(b.number()) > 0;
        }
        return low instanceof Value.Day a
                && high instanceof Value.Day b
                && a.day().isAfter(b.day());
    }

    private Condition in(Fact fact, Token word) {
        if (fact.kind() == Kind.YES_NO || fact.kind() == Kind.LIST) {
            throw fault(word, comparisons(fact), example(fact));
        }
        if (peek().kind() != Token.Kind.OPEN) {
            throw fault(peek(), "an opening bracket after in", "write in (…) with values set apart by commas.");
        }
        take();
        List<Value> values = new ArrayList<>();
        do {
            if (values.size() == Grammar.MOST_VALUES) {
                throw fault(
                        peek(), "at most " + Grammar.MOST_VALUES + " values in a list", "name the group in the data.");
            }
            values.add(value(fact));
        } while (takeComma());
        if (peek().kind() != Token.Kind.CLOSE) {
            throw fault(peek(), "a comma or a closing bracket", "set values apart by commas and close the bracket.");
        }
        take();
        return new Condition.In(fact, values);
    }

    private boolean takeComma() {
        boolean isThere = peek().kind() == Token.Kind.COMMA;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private Condition contains(Fact fact, Token word) {
        if (fact.kind() != Kind.TEXT && fact.kind() != Kind.LIST) {
            throw fault(word, comparisons(fact), example(fact));
        }
        Token text = take();
        if (text.kind() != Token.Kind.TEXT) {
            throw fault(text, "text in double quotes after contains", example(fact));
        }
        return new Condition.Contains(fact, text.text());
    }

    private Value value(Fact fact) {
        Token token = take();
        Token.Kind wanted = switch (fact.kind()) {
            case NUMBER -> Token.Kind.NUMBER;
            case DATE -> Token.Kind.DATE;
            case TEXT, LIST, YES_NO -> Token.Kind.TEXT;
        };
        if (token.kind() != wanted) {
            throw fault(token, kind(fact) + " for " + names.written(fact.name()), example(fact));
        }
        return switch (fact.kind()) {
            case NUMBER -> new Value.Figure(new BigDecimal(token.text()));
            case DATE -> new Value.Day(day(token));
            case TEXT, LIST, YES_NO -> new Value.Text(token.text());
        };
    }

    private LocalDate day(Token token) {
        try {
            return LocalDate.parse(token.text());
        } catch (DateTimeException e) {
            ConditionFault fault = fault(token, "a day that there is", "write dates as 2025-01-31.");
            fault.initCause(e);
            throw fault;
        }
    }

    private static String kind(Fact fact) {
        return switch (fact.kind()) {
            case NUMBER -> "a number";
            case DATE -> "a date";
            case TEXT, LIST, YES_NO -> "text in double quotes";
        };
    }

    private String comparisons(Fact fact) {
        String name = names.written(fact.name());
        return switch (fact.kind()) {
            case NUMBER, DATE -> "=, !=, <, <=, >, >=, between, in or is after " + name;
            case TEXT -> "=, !=, in, contains or is after " + name;
            case LIST -> "contains or is after " + name;
            case YES_NO -> name + " by itself";
        };
    }

    private String example(Fact fact) {
        String name = names.written(fact.name());
        return switch (fact.kind()) {
            case NUMBER ->
                name + " is a number" + (fact.unit().isEmpty() ? "" : " (" + fact.unit() + ")") + ": write " + name
                        + " >= 4.";
            case DATE -> name + " is a date: write " + name + " >= 2025-01-31.";
            case TEXT -> name + " is text: write " + name + " = \"…\".";
            case LIST -> name + " is a list: write " + name + " contains \"…\".";
            case YES_NO -> name + " is yes or no: write " + name + ", or not " + name + ".";
        };
    }

    private Token peek() {
        return tokens.get(at);
    }

    /** The last token, which ends the text, is never passed. */
    private Token take() {
        Token token = tokens.get(at);
        at += token.kind() == Token.Kind.END ? 0 : 1;
        return token;
    }

    private boolean takeWord(String keyword) {
        boolean isThere = peek().isWord(keyword);
        at += isThere ? 1 : 0;
        return isThere;
    }

    private ConditionFault fault(Token token, String expected, String advice) {
        return Lexer.fault(text, token.at(), expected, token.shown(), advice);
    }
}
