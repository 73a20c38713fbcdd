package org.wayworth.app.programme;

import java.util.List;
import org.wayworth.app.drawing.Picture;

/**
 * What the page of a thing shows besides its fields and what it cites.
 *
 * @param notes sentences under the summary
 * @param pictures above the fields
 * @param working what is being worked out, as a sentence; may be empty
 */
public record Details(Summary summary, List<String> notes, List<Picture> pictures, String working) {

    public Details {
        notes = List.copyOf(notes);
        pictures = List.copyOf(pictures);
    }

    static Details of(Summary summary) {
        return new Details(summary, List.of(), List.of(), "");
    }
}
