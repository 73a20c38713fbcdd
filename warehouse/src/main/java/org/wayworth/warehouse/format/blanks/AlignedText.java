package org.wayworth.warehouse.format.blanks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.wayworth.warehouse.format.Format;
import org.wayworth.warehouse.format.Layout;
import org.wayworth.warehouse.format.Records;
import org.wayworth.warehouse.format.text.Encoding;

/** A table set out for the eye. Never detected: the mapping says {@code delimiter: blanks}. */
public final class AlignedText implements Format {

    @Override
    public boolean reads(Layout layout) {
        return layout.separator().filter(Layout.Separator::isBlanks).isPresent();
    }

    @Override
    public Records open(Path file, String fileName, Layout layout, ToIntFunction<String[]> mapped) throws IOException {
        return Blanks.open(file, fileName, Encoding.detect(file, fileName, layout.encoding()));
    }
}
