package org.wayworth.app.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture with its width on a wide page: two stand side by side where both fit into half of it and are about equally
 * tall, so that neither leaves a hole; all others take the whole width.
 *
 * @param width "half" or "full"
 */
public record Placed(Picture picture, String width) {

    /** Pictures that differ by more rows than this would leave a hole beside the shorter one. */
    private static final int MOST_UNEVEN = 3;

    public static List<Placed> all(List<Picture> pictures) {
        List<Placed> placed = new ArrayList<>();
        int i = 0;
        while (i < pictures.size()) {
            boolean pair = i + 1 < pictures.size() && fitBeside(pictures.get(i), pictures.get(i + 1));
            placed.add(new Placed(pictures.get(i), pair ? "half" : "full"));
            if (pair) {
                placed.add(new Placed(pictures.get(i + 1), "half"));
            }
            i += pair ? 2 : 1;
        }
        return List.copyOf(placed);
    }

    private static boolean fitBeside(Picture one, Picture other) {
        return !one.isWide() && !other.isWide() && Math.abs(one.tall() - other.tall()) <= MOST_UNEVEN;
    }
}
