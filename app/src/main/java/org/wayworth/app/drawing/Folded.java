package org.wayworth.app.drawing;

import java.util.Iterator;
import java.util.List;

/**
 * The pictures of a finding that a page shows at once, and those that it keeps folded until someone asks for them: a
 * page that shows a dozen is not read to its end. Paper shows all.
 *
 * @param open in the order of the finding
 * @param closed the rest
 */
public record Folded(List<Picture> open, List<Picture> closed) {

    /** As many panels support a statement at most (ux: 3 to 5). */
    private static final int MOST_OPEN = 5;

    /** Pixels that they may take: with statement, first picture and checks, a page stays under three screens of 900. */
    private static final int ROOM = 1_250;

    private static final int GAP = 16;

    public Folded {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    public static Folded of(List<Picture> pictures) {
        int shown = Math.min(MOST_OPEN, pictures.size());
        while (shown > 1 && height(pictures.subList(0, shown)) > ROOM) {
            shown--;
        }
        return new Folded(pictures.subList(0, shown), pictures.subList(shown, pictures.size()));
    }

    private static int height(List<Picture> pictures) {
        int height = 0;
        Iterator<Placed> placed = Placed.all(pictures).iterator();
        while (placed.hasNext()) {
            Placed one = placed.next();
            int row = one.picture().height();
            if (one.width().equals("half")) {
                row = Math.max(row, placed.next().picture().height());
            }
            height += row + GAP;
        }
        return height;
    }

    /** "4 more pictures and tables". */
    public String title() {
        return closed.size() == 1 ? "One more picture or table" : closed.size() + " more pictures and tables";
    }
}
