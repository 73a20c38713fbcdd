package org.wayworth.app.programme;

import java.util.List;
import org.wayworth.app.drawing.Picture;

/**
 * What the page of a thing shows besides its fields and what it cites.
 *
 * @param note a sentence under the summary; may be empty
 * @param pictures above the fields
 * @param working what is being worked out, as a sentence; may be empty
 */
public record Details(Summary summary, String note, List<Picture> pictures, String working) {

    public Details {
        pictures = List.copyOf(pictures);
    }

    static Details of(Summary summary) {
        return new Details(summary, "", List.of(), "");
    }
}
