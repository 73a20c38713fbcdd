package org.wayworth.warehouse.feature;

/** Lines of CSV as RFC 4180 has them: commas, CR LF, quotes doubled within quotes; nothing between commas for blank. */
final class CsvCells {

    private CsvCells() {}

    /**
     * A cell of text. Spreadsheets take a text that begins with one of six signs for a formula and run it: such a text gets an
     * apostrophe before it, which they do not show.
     */
    static void text(StringBuilder line, String text) {
        quoted(line, isFormula(text) ? "'" + text : text);
    }

    /** A cell that we wrote ourselves: a number, a day, yes or no. */
    static void plain(StringBuilder line, String value) {
        quoted(line, value);
    }

    static void end(StringBuilder line) {
        line.append("\r\n");
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static void quoted(StringBuilder line, String text) {
        if (text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n') && text.equals(text.strip())) {
            line.append(text);
            return;
        }
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
}
