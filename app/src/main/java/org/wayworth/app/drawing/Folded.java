package org.wayworth.app.drawing;

import java.util.List;

/**
 * The pictures of a finding that a page shows at once, and those that it keeps folded until someone asks for them: a
 * page that shows a dozen is not read to its end. Paper shows all.
 *
 * @param open in the order of the finding
 * @param closed the rest; never one alone, which would save nothing
 */
public record Folded(List<Picture> open, List<Picture> closed) {

    /** As many panels support a statement at most (ux: 3 to 5). */
    private static final int MOST_OPEN = 5;

    public Folded {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    public static Folded of(List<Picture> pictures) {
        int shown = pictures.size() <= MOST_OPEN + 1 ? pictures.size() : MOST_OPEN;
        return new Folded(pictures.subList(0, shown), pictures.subList(shown, pictures.size()));
    }

    /** "4 more pictures and tables". */
    public String title() {
        return closed.size() + " more pictures and tables";
    }
}
