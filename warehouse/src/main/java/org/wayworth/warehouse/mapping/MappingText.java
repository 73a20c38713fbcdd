package org.wayworth.warehouse.mapping;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** The text of a mapping file, which must be UTF-8: a mapping in a guessed encoding would look for columns that no file has. */
final class MappingText {

    private MappingText() {}

    /** @throws Refused when the bytes are not UTF-8 text, with the line */
    static String of(String fileName, byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            throw refused(fileName, 1, "a byte order mark of UTF-16");
        }
        int mark = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(bytes.length - mark);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean isBad = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw refused(fileName, line(text, nul), "a NUL character");
        }
        if (isBad) {
            throw refused(
                    fileName,
                    line(text, text.length()),
                    String.format(Locale.ROOT, "byte 0x%02X", in.get(in.position()) & 0xFF));
        }
        return text;
    }

    private static long line(String text, int end) {
        return 1 + text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private static Refused refused(String fileName, long line, String found) {
        return new Refused(new Message(
                Code.MAPPING_SYNTAX,
                "the mapping must be text in UTF-8",
                found,
                Message.Place.line(fileName, line),
                "save it again as UTF-8, a choice that every text editor offers"));
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
