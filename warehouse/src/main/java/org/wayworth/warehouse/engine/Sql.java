package org.wayworth.warehouse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL as written in a {@code .sql} file: statements split at semicolons, named parameters ({@code :horizon_days}) found
 * outside quotes and comments. There is no templating.
 *
 * @param statements in order, without blank ones
 */
public record Sql(List<Statement> statements) {

    /** @param text with ? for each parameter @param names of the parameters in the order of the question marks */
    public record Statement(String text, List<String> names) {
        public Statement {
            names = List.copyOf(names);
        }
    }

    public Sql {
        statements = List.copyOf(statements);
    }

    /** @throws IllegalArgumentException when there is no such file beside the class */
    public static Sql beside(Class<?> reader, String fileName) {
        try (InputStream file = reader.getResourceAsStream(fileName)) {
            if (file == null) {
                throw new IllegalArgumentException("sqlFile must lie beside " + reader.getName() + ", but there is no "
                        + fileName + " in src/main/resources/"
                        + reader.getPackageName().replace('.', '/'));
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Sql of(String text) {
        return new Sql(new Reader(text).statements());
    }

    @Override
    public String toString() {
        return statements.stream().map(Statement::text).collect(Collectors.joining(";\n"));
    }

    /** One pass over the text. Knows quotes, comments and casts; nothing else of SQL. */
    private static final class Reader {

        private final String text;
        private final List<Statement> statements = new ArrayList<>();
        private StringBuilder statement = new StringBuilder();
        private List<String> names = new ArrayList<>();
        private boolean hasCode;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Statement> statements() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\'' || c == '"') {
                    copyTo(endOfQuote(c), true);
                } else if (text.startsWith("--", at)) {
                    copyTo(endOf("\n", at), false);
                } else if (text.startsWith("/*", at)) {
                    copyTo(endOf("*/", at + 2), false);
                } else if (text.startsWith("::", at)) {
                    copyTo(at + 2, true);
                } else if (c == ':' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
                    parameter();
                } else if (c == ';') {
                    end();
                    at++;
                } else {
                    copyTo(at + 1, !Character.isWhitespace(c));
                }
            }
            end();
            return statements;
        }

        private int endOfQuote(char quote) {
            int end = at + 1;
            while (end < text.length()) {
                if (text.charAt(end) == quote) {
                    if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                        end++;
                    } else {
                        return end + 1;
                    }
                }
                end++;
            }
            throw new IllegalArgumentException("SQL must close every quote: " + text.substring(at));
        }

        private int endOf(String mark, int from) {
            int end = text.indexOf(mark, from);
            return end < 0 ? text.length() : end + mark.length();
        }

        private void parameter() {
            int end = at + 1;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            names.add(text.substring(at + 1, end));
            statement.append('?');
            hasCode = true;
            at = end;
        }

        private void copyTo(int end, boolean code) {
            statement.append(text, at, end);
            hasCode |= code;
            at = end;
        }

        private void end() {
            if (hasCode) {
                statements.add(new Statement(statement.toString().strip(), names));
            }
            statement = new StringBuilder();
            names = new ArrayList<>();
            hasCode = false;
        }
    }
}
