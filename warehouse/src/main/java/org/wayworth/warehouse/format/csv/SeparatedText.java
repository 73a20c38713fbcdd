package org.wayworth.warehouse.format.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.format.Format;
import org.wayworth.warehouse.format.Layout;
import org.wayworth.warehouse.format.Limits;
import org.wayworth.warehouse.format.Records;
import org.wayworth.warehouse.format.text.Encoding;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** CSV in any of its forms: encoding and separator as the mapping says, or as the file shows. */
public final class SeparatedText implements Format {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    @Override
    public boolean reads(Layout layout) {
        return layout.separator().filter(Layout.Separator::isBlanks).isEmpty();
    }

    @Override
    public Records open(Path file, String fileName, Layout layout, ToIntFunction<String[]> mapped) throws IOException {
        Encoding encoding = Encoding.detect(file, fileName, layout.encoding());
        Optional<Layout.Separator> declared = layout.separator();
        char separator =
                declared.isPresent() ? declared.get().character() : separator(file, fileName, encoding, mapped);
        return Csv.open(file, fileName, encoding, separator);
    }

    /** The separator with which the header holds most of the mapped columns; with a tie, the one that splits most. */
    private static char separator(Path file, String fileName, Encoding encoding, ToIntFunction<String[]> mapped)
            throws IOException {
        char best = SEPARATORS[0];
        int most = -1;
        for (char separator : SEPARATORS) {
            String[] header = header(file, fileName, encoding, separator);
            int score = header == null ? 0 : mapped.applyAsInt(header) * Limits.MOST_COLUMNS + header.length;
            if (score > most) {
                most = score;
                best = separator;
            }
        }
        return best;
    }

    private static String @Nullable [] header(Path file, String fileName, Encoding encoding, char separator)
            throws IOException {
        try (Records records = Csv.open(file, fileName, encoding, separator)) {
            Records.Row row = records.next();
            return row == null ? null : row.cells();
        } catch (Refused e) {
            if (e.code() == Code.TOO_LARGE) {
                throw e;
            }
            return null;
        }
    }
}
