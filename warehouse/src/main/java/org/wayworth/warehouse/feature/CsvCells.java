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

    static void end(StringBuilder line) {
        line.append("\r\n");
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static void quoted(StringBuilder line, String text) {
        if (!hasSigns(text) && text.equals(text.strip())) {
            line.append(text);
            return;
        }
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }

    private static boolean hasSigns(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
