package org.wayworth.kernel.survival;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows split by stratum, the order within each kept. */
final class Strata {

    private Strata() {}

    /** Strata in the order in which they first appear in {@code rows}. */
    static List<int[]> split(int[] rows, int @Nullable [] stratum) {
        if (stratum == null) {
            return List.of(rows);
        }
        if (stratum.length != rows.length) {
            throw new IllegalArgumentException(
                    "stratum must have one value for each time (" + rows.length + "), not " + stratum.length);
        }
        Int2IntOpenHashMap place = new Int2IntOpenHashMap();
        place.defaultReturnValue(-1);
        int[] sizes = new int[16];
        for (int row : rows) {
            int at = place.get(stratum[row]);
            if (at < 0) {
                at = place.size();
                place.put(stratum[row], at);
                sizes = at < sizes.length ? sizes : java.util.Arrays.copyOf(sizes, 2 * at);
            }
            sizes[at]++;
        }
        List<int[]> parts = new ArrayList<>();
        for (int s = 0; s < place.size(); s++) {
            parts.add(new int[sizes[s]]);
            sizes[s] = 0;
        }
        for (int row : rows) {
            int at = place.get(stratum[row]);
            parts.get(at)[sizes[at]++] = row;
        }
        return parts;
    }
}
