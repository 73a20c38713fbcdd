package org.wayworth.app.analysis;

import java.util.List;

/** What stands on Home besides the answers: other folders add it, since Home does not know them. */
public interface OnHome {

    /**
     * A part of Home with a heading.
     *
     * @param title "Goals"
     * @param address of the page that says more
     */
    record Part(String title, String address, List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** @param tag a word or two: "Behind" @param tone of the tag: good, bad or plain @param meta what is said under it */
    record Line(String name, String address, String tag, String tone, String meta) {}

    /**
     * The parts that have something to say.
     *
     * @param isQuiet whether the questions of Home are answered, so that others may be asked
     */
    List<Part> parts(boolean isQuiet);
}
