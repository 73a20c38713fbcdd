package org.wayworth.warehouse.load;

import java.util.List;
import org.wayworth.warehouse.format.Format;
import org.wayworth.warehouse.format.Layout;
import org.wayworth.warehouse.format.blanks.AlignedText;
import org.wayworth.warehouse.format.csv.SeparatedText;

/** The kinds of files that are read. The first that reads a layout does. */
final class Formats {

    private static final List<Format> ALL = List.of(new AlignedText(), new SeparatedText());

    private Formats() {}

    static Format of(Layout layout) {
        return ALL.stream().filter(format -> format.reads(layout)).findFirst().orElseThrow();
    }
}
