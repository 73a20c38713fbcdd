package org.wayworth.warehouse.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.message.Code;

/** Files as they should not be, each with what must come of it: a refusal at a line, or the rows of its clean twin. */
public final class Corpus {

    static final String HEADER = "id,customer,amount,sold_at,note";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * One file.
     *
     * @param twin the same rows, clean; null when the file must be refused
     * @param code of the refusal
     * @param line that the refusal must name; 0 when lines make no sense
     */
    record Case(
            String name,
            byte[] bytes,
            byte @Nullable [] twin,
            @Nullable Code code,
            long line) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() {
        Corpus corpus = new Corpus();
        corpus.writtenOtherwise();
        corpus.quoted();
        corpus.headers();
        corpus.ragged();
        corpus.brokenQuotes();
        corpus.notText();
        corpus.wrongBytes();
        corpus.tooLarge();
        return corpus.cases;
    }

    /** Rows with words that need more than ASCII. */
    static List<List<String>> rows(int n) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(List.of(
                    "S" + i,
                    "C" + i % 7,
                    i + ".50",
                    String.format(Locale.ROOT, "2024-03-%02d", i % 28 + 1),
                    "café no. " + i));
        }
        return rows;
    }

    static String csv(List<List<String>> rows, String delimiter, String lineEnd) {
        StringBuilder text = new StringBuilder(HEADER.replace(",", delimiter)).append(lineEnd);
        for (List<String> row : rows) {
            text.append(String.join(delimiter, row)).append(lineEnd);
        }
        return text.toString();
    }

    static byte[] clean(int n) {
        return csv(rows(n), ",", "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void twin(String name, byte[] bytes, byte[] clean) {
        cases.add(new Case(name, bytes, clean, null, 0));
    }

    private void refused(String name, byte[] bytes, Code code, long line) {
        cases.add(new Case(name, bytes, null, code, line));
    }

    private void refused(String name, String text, Code code, long line) {
        refused(name, text.getBytes(StandardCharsets.UTF_8), code, line);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Every encoding, separator and line end together: 72 files. */
    private void writtenOtherwise() {
        for (String delimiter : List.of(",", ";", "\t", "|")) {
            for (String lineEnd : List.of("\n", "\r\n", "\r")) {
                String text = csv(rows(12), delimiter, lineEnd);
                String name = (delimiter + " " + lineEnd)
                        .replace("\r", "CR")
                        .replace("\n", "LF")
                        .replace("\t", "tab");
                twin("UTF-8 " + name, text.getBytes(StandardCharsets.UTF_8), clean(12));
                twin(
                        "UTF-8 with mark " + name,
                        join(bytes(0xEF, 0xBB, 0xBF), text.getBytes(StandardCharsets.UTF_8)),
                        clean(12));
                twin(
                        "UTF-16LE with mark " + name,
                        join(bytes(0xFF, 0xFE), text.getBytes(StandardCharsets.UTF_16LE)),
                        clean(12));
                twin(
                        "UTF-16BE with mark " + name,
                        join(bytes(0xFE, 0xFF), text.getBytes(StandardCharsets.UTF_16BE)),
                        clean(12));
                twin("UTF-16LE without mark " + name, text.getBytes(StandardCharsets.UTF_16LE), clean(12));
                twin("Windows-1252 " + name, text.getBytes(WINDOWS), clean(12));
            }
        }
    }

    private void quoted() {
        String clean = new String(clean(3), StandardCharsets.UTF_8);
        twin("every cell quoted", clean.replaceAll("([^,\n]+)", "\"$1\"").getBytes(StandardCharsets.UTF_8), clean(3));
        twin("no line end at the end", clean.stripTrailing().getBytes(StandardCharsets.UTF_8), clean(3));
        twin("blank lines at the end", (clean + "\n\r\n\n").getBytes(StandardCharsets.UTF_8), clean(3));
        twin("a blank line before the header", ("\n" + clean).getBytes(StandardCharsets.UTF_8), clean(3));
        twin(
                "a quote inside an unquoted cell",
                (clean + "S9,C1,1,2024-01-01,5\" pipe\n").getBytes(StandardCharsets.UTF_8),
                (clean + "S9,C1,1,2024-01-01,\"5\"\" pipe\"\n").getBytes(StandardCharsets.UTF_8));
        twin(
                "columns in another order with one more",
                "more,note,sold_at,amount,customer,id\nx,hello,2024-01-01,1,C1,S1\n".getBytes(StandardCharsets.UTF_8),
                (HEADER + "\nS1,C1,1,2024-01-01,hello\n").getBytes(StandardCharsets.UTF_8));
    }

    private void headers() {
        String rows = "\nS1,C1,1,2024-01-01,hello\n";
        byte[] clean = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        twin("header in capitals", (HEADER.toUpperCase(Locale.ROOT) + rows).getBytes(StandardCharsets.UTF_8), clean);
        twin("header with blanks", (HEADER.replace(",", " , ") + rows).getBytes(StandardCharsets.UTF_8), clean);
        for (String column : HEADER.split(",")) {
            refused("without " + column, HEADER.replace(column, "other") + rows, Code.MISSING_COLUMN, 1);
            refused(
                    "twice " + column,
                    HEADER + "," + column + rows.replace("hello\n", "hello,x\n"),
                    Code.DOUBLED_COLUMN,
                    1);
        }
        refused("empty", "", Code.EMPTY_FILE, 0);
        refused("only a mark", bytes(0xEF, 0xBB, 0xBF), Code.EMPTY_FILE, 0);
        refused("only line ends", "\n\r\n\n", Code.EMPTY_FILE, 0);
        refused("no separator that fits", HEADER.replace(",", "^") + rows.replace(",", "^"), Code.MISSING_COLUMN, 1);
    }

    private void ragged() {
        for (int at = 0; at < 20; at++) {
            List<List<String>> rows = new ArrayList<>(rows(20));
            rows.set(at, rows.get(at).subList(0, 4));
            refused("a cell too few in record " + at, csv(rows, ",", "\n"), Code.RAGGED, at + 2L);
            rows = new ArrayList<>(rows(20));
            rows.set(at, List.of("S", "C", "1", "2024-01-01", "x", "more"));
            refused("a cell too many in record " + at, csv(rows, ";", "\r\n"), Code.RAGGED, at + 2L);
        }
        refused("a line of blanks", HEADER + "\nS1,C1,1,2024-01-01,x\n   \n", Code.RAGGED, 3);
        refused(
                "a title above the header",
                "Export of sales\n" + HEADER + "\nS1,C1,1,2024-01-01,x\n",
                Code.MISSING_COLUMN,
                1);
    }

    private void brokenQuotes() {
        for (int at = 0; at < 20; at++) {
            List<List<String>> rows = new ArrayList<>(rows(20));
            rows.set(at, List.of("S", "C", "1", "2024-01-01", "\"never closed"));
            refused("a quote never closed in record " + at, csv(rows, ",", "\n"), Code.QUOTES, at + 2L);
            rows.set(at, List.of("S", "C", "1", "2024-01-01", "\"closed\" too early"));
            refused("text after a quote in record " + at, csv(rows, ",", "\n"), Code.QUOTES, at + 2L);
        }
    }

    private void notText() {
        for (int at = 0; at < 10; at++) {
            List<List<String>> rows = new ArrayList<>(rows(10));
            rows.set(at, List.of("S", "C", "1", "2024-01-01", "nul\0here"));
            refused("NUL in record " + at, csv(rows, ",", "\n"), Code.NOT_TEXT, at + 2L);
        }
        refused("an Excel workbook", join(bytes('P', 'K', 3, 4, 20, 0), clean(3)), Code.NOT_TEXT, 0);
        refused("an old Excel workbook", join(bytes(0xD0, 0xCF, 0x11, 0xE0), clean(3)), Code.NOT_TEXT, 0);
        refused("a PDF", join("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), clean(3)), Code.NOT_TEXT, 0);
        refused("a gzip archive", join(bytes(0x1F, 0x8B, 8, 0), clean(3)), Code.NOT_TEXT, 0);
        refused("a Parquet file", join("PAR1".getBytes(StandardCharsets.UTF_8), clean(3)), Code.NOT_TEXT, 0);
    }

    private void wrongBytes() {
        byte[] clean = clean(3);
        refused(
                "UTF-8, then Windows-1252",
                join(clean, "S9,C1,1,2024-01-01,caf".getBytes(StandardCharsets.UTF_8), bytes(0xE9, '\n')),
                Code.ENCODING,
                5);
        refused(
                "UTF-8 cut inside a letter",
                join(clean, "S9,C1,1,2024-01-01,caf".getBytes(StandardCharsets.UTF_8), bytes(0xC3)),
                Code.ENCODING,
                5);
        refused(
                "an overlong slash",
                join(clean, "S9,C1,1,2024-01-01,".getBytes(StandardCharsets.UTF_8), bytes(0xC0, 0xAF, '\n')),
                Code.ENCODING,
                5);
        refused(
                "a surrogate in UTF-8",
                join(clean, "S9,C1,1,2024-01-01,".getBytes(StandardCharsets.UTF_8), bytes(0xED, 0xA0, 0x80, '\n')),
                Code.ENCODING,
                5);
        byte[] wide =
                join(bytes(0xFF, 0xFE), new String(clean, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE));
        refused("UTF-16 with half a letter", join(wide, bytes('x')), Code.ENCODING, 5);
        refused("UTF-16 with half a pair", join(wide, bytes(0x3D, 0xD8, 'x', 0)), Code.ENCODING, 5);
        for (int undefined : new int[] {0x81, 0x8D, 0x8F, 0x90, 0x9D}) {
            byte[] ascii = (HEADER + "\nS1,C1,1,2024-01-01,").getBytes(StandardCharsets.UTF_8);
            refused(
                    "byte " + Integer.toHexString(undefined) + " in Windows-1252",
                    join(ascii, bytes(0xE9, undefined, '\n')),
                    Code.ENCODING,
                    2);
        }
    }

    private void tooLarge() {
        String start = HEADER + "\nS1,C1,1,2024-01-01,";
        refused("a cell of a million and one", start + "x".repeat(1_000_001) + "\n", Code.TOO_LARGE, 2);
        refused("a quoted cell of two millions", start + '"' + "x\n".repeat(1_000_000) + "\"\n", Code.TOO_LARGE, 2);
        refused(
                "a quote that swallows five millions",
                start + '"' + "S1,C1,1,2024-01-01,x\n".repeat(250_000),
                Code.TOO_LARGE,
                2);
        refused("twenty thousand columns", HEADER + ",x".repeat(20_000) + "\n", Code.TOO_LARGE, 1);
        refused("a record of twenty thousand cells", HEADER + "\n" + "1,".repeat(20_000) + "\n", Code.TOO_LARGE, 2);
    }
}
