package org.wayworth.programme.subject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of a thing as text, in YAML that has one form only: equal fields are equal bytes. The database keeps it, and
 * a file of the programme is an envelope before it.
 */
public final class Body {

    private static final int EDITION_CHARACTERS = 12;

    /** Numbers, dates and names in addresses need no quotes. */
    private static final Pattern PLAIN =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z][a-z0-9_-]*");

    /** YAML reads these as something else than text. */
    private static final List<String> TAKEN = List.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    /** What may stand as lines below the key: nothing that YAML takes for an end of line, refuses or leaves out. */
    private static final Pattern BLOCK =
            Pattern.compile("(?![ \\n])[^\\t\\u0085\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]+(?<![ \\n])");

    private Body() {}

    /** @param texts by key, in the order in which they are written */
    public static String of(Map<String, List<String>> texts, List<Described> fields) {
        StringBuilder body = new StringBuilder();
        for (Described field : fields) {
            List<String> said = texts.getOrDefault(field.key(), List.of());
            if (!said.isEmpty()) {
                body.append(field.key()).append(':');
                if (field.kind() == Described.Kind.LIST) {
                    body.append('\n');
                    said.forEach(
                            item -> body.append("  - ").append(scalar(item)).append('\n'));
                } else {
                    value(said.get(0), body);
                }
            }
        }
        return body.toString();
    }

    /** Twelve digits of the SHA-256: names what a thing says, to see whether it has changed since. */
    public static String edition(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, EDITION_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void value(String text, StringBuilder body) {
        if (text.contains("\n") && BLOCK.matcher(text).matches()) {
            body.append(" |-\n");
            text.lines()
                    .forEach(line ->
                            body.append(line.isEmpty() ? "" : "  ").append(line).append('\n'));
        } else {
            body.append(' ').append(scalar(text)).append('\n');
        }
    }

    /** A text on one line. */
    public static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !TAKEN.contains(text)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                // line and paragraph separators would end the line, a byte-order mark would vanish
                case 0x85, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF -> quoted.append("\\u%04X".formatted(c));
                default -> quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
