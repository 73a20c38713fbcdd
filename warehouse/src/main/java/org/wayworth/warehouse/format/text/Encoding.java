package org.wayworth.warehouse.format.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * In which encoding a file is written. Every byte is read before anything is believed: a file is either wholly readable
 * in one encoding, or refused.
 *
 * @param mark bytes of the byte order mark, to be skipped
 * @param how what was seen, for the import's output
 */
public record Encoding(Charset charset, int mark, String how) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BLOCK = 1 << 16;

    /** @throws Refused when the file is not text, or not in the encoding that the mapping names */
    public static Encoding detect(Path file, String fileName, Optional<Charset> declared) throws IOException {
        byte[] head = head(file);
        refuseBinary(head, fileName);
        Encoding marked = marked(head);
        if (marked != null && declared.isPresent() && !declared.get().name().startsWith(family(marked.charset))) {
            throw refused(
                    fileName,
                    1,
                    "the file must be in " + declared.get() + " as the mapping says",
                    "a byte order mark of " + marked.charset);
        }
        if (marked != null) {
            return marked.checked(file, fileName);
        }
        if (declared.isPresent()) {
            return new Encoding(declared.get(), 0, declared.get() + ", as the mapping says").checked(file, fileName);
        }
        Charset wide = wide(head);
        if (wide != null) {
            return new Encoding(wide, 0, wide + ", as every second byte is 0").checked(file, fileName);
        }
        return utf8OrByItsWords(file, fileName);
    }

    private static String family(Charset charset) {
        return charset.name().startsWith("UTF-16") ? "UTF-16" : charset.name();
    }

    private static Encoding utf8OrByItsWords(Path file, String fileName) throws IOException {
        Scan utf8 = Scan.of(file, StandardCharsets.UTF_8, 0);
        if (utf8.badLine == 0) {
            utf8.refuseNul(fileName);
            return new Encoding(StandardCharsets.UTF_8, 0, "UTF-8");
        }
        Guess guess = Guess.of(file);
        Guess.Found found = guess.found();
        String bad = String.format(Locale.ROOT, "byte 0x%02X on line %,d", utf8.badByte, utf8.badLine);
        Charset best = found.best();
        long utf8Line = guess.utf8Line(best == null ? WINDOWS_1252 : best);
        if (utf8Line > 0) {
            throw refused(
                    fileName,
                    Math.max(utf8Line, utf8.badLine),
                    "a file must be in one encoding",
                    String.format(Locale.ROOT, "UTF-8 on line %,d and %s, which is not", utf8Line, bad));
        }
        if (best == null) {
            throw refused(
                    fileName,
                    utf8.badLine,
                    "a file that is not UTF-8 must have words that are clearly of one encoding",
                    bad + ", and no encoding in which it reads like a language");
        }
        if (found.rival() != null) {
            throw unclear(fileName, found, best, found.rival());
        }
        return new Encoding(best, 0, best + ", by its words").checked(file, fileName);
    }

    private static Refused unclear(String fileName, Guess.Found found, Charset best, Charset rival) {
        return new Refused(new Message(
                Code.ENCODING,
                "the words of a file that is not UTF-8 must say clearly which encoding it is in",
                String.format(
                        Locale.ROOT,
                        "\"%s\", which in %s is \"%s\"",
                        Guess.Found.read(found.word(), best),
                        rival,
                        Guess.Found.read(found.word(), rival)),
                Message.Place.line(fileName, found.line()),
                "if the first is right, say encoding: " + best + " under format: in the mapping; if the second, say "
                        + rival + "; or export it as UTF-8"));
    }

    private Encoding checked(Path file, String fileName) throws IOException {
        Scan scan = Scan.of(file, charset, mark);
        if (scan.badLine > 0) {
            throw refused(
                    fileName,
                    scan.badLine,
                    "every byte must be readable as " + charset,
                    String.format(Locale.ROOT, "byte 0x%02X", scan.badByte));
        }
        scan.refuseNul(fileName);
        return this;
    }

    private static Refused refused(String fileName, long line, String must, String found) {
        return new Refused(Message.of(Code.ENCODING, must, found, Message.Place.line(fileName, line)));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4_096);
        }
    }

    private static @Nullable Encoding marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, "UTF-8, as its byte order mark says");
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, "UTF-16LE, as its byte order mark says");
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, "UTF-16BE, as its byte order mark says");
        }
        return null;
    }

    /**
     * UTF-16 without its mark: separators, digits and line ends then stand beside a byte 0, always on the same side. At
     * least one in twenty units must be of that kind, and five times as many as the other way round.
     */
    private static @Nullable Charset wide(byte[] head) {
        int pairs = head.length / 2;
        int little = 0;
        int big = 0;
        for (int i = 0; i < pairs; i++) {
            little += head[2 * i + 1] == 0 && isPlain(head[2 * i]) ? 1 : 0;
            big += head[2 * i] == 0 && isPlain(head[2 * i + 1]) ? 1 : 0;
        }
        if (20L * Math.max(little, big) < pairs || Math.max(little, big) < 2) {
            return null;
        }
        return little > 5L * big ? StandardCharsets.UTF_16LE : big > 5L * little ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static void refuseBinary(byte[] head, String fileName) {
        String kind = "";
        if (starts(head, 'P', 'K', 3, 4)) {
            kind = "an Excel workbook or another zip archive";
        } else if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            kind = "an old Excel workbook";
        } else if (starts(head, '%', 'P', 'D', 'F')) {
            kind = "a PDF";
        } else if (starts(head, 0x1F, 0x8B)) {
            kind = "a gzip archive";
        } else if (starts(head, 'P', 'A', 'R', '1')) {
            kind = "a Parquet file";
        }
        if (!kind.isEmpty()) {
            throw new Refused(Message.of(
                    Code.NOT_TEXT, "the file must be text with separated values", kind, Message.Place.file(fileName)));
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** One reading of all bytes. Lines end at line feed, or at carriage return alone. */
    private static final class Scan {

        private long line = 1;
        private long badLine;
        private int badByte;
        private long nulLine;
        private char last;

        static Scan of(Path file, Charset charset, int mark) throws IOException {
            Scan scan = new Scan();
            CharsetDecoder decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
            CharBuffer chars = CharBuffer.allocate(BLOCK);
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(mark);
                boolean end = false;
                while (!end && scan.badLine == 0) {
                    int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                    end = n < 0;
                    bytes.position(bytes.position() + Math.max(n, 0)).flip();
                    scan.decode(decoder, bytes, chars, end);
                    bytes.compact();
                }
            }
            return scan;
        }

        private void decode(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars, boolean end) {
            CoderResult result = decoder.decode(bytes, chars, end);
            chars.flip();
            look(chars);
            chars.clear();
            if (result.isOverflow()) {
                decode(decoder, bytes, chars, end);
            } else if (result.isError()) {
                badLine = line;
                badByte = bytes.get(bytes.position()) & 0xFF;
            }
        }

        private void look(CharBuffer chars) {
            char[] array = chars.array();
            int end = chars.limit();
            char previous = last;
            for (int i = 0; i < end; i++) {
                char c = array[i];
                if (c == '\n') {
                    line += previous == '\r' ? 0 : 1;
                } else if (c == '\r') {
                    line++;
                } else if (c == 0 && nulLine == 0) {
                    nulLine = line;
                }
                previous = c;
            }
            last = previous;
        }

        void refuseNul(String fileName) {
            if (nulLine > 0) {
                throw new Refused(Message.of(
                        Code.NOT_TEXT,
                        "a text file must not hold NUL characters",
                        "one",
                        Message.Place.line(fileName, nulLine)));
            }
        }
    }
}
