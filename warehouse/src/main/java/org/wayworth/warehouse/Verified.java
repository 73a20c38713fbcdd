package org.wayworth.warehouse;

import java.util.ArrayList;
import java.util.List;

/**
 * What a look at every byte of a data folder found.
 *
 * @param lines one for each part that was looked at, and one for each thing that is not as it should be
 */
public record Verified(List<Line> lines) {

    public Verified {
        lines = List.copyOf(lines);
    }

    /** How a part is. */
    public enum State {
        /** As it was recorded. */
        SOUND,
        /** It was not, and has been put right. */
        MENDED,
        /** It is not. */
        DAMAGED,
        /** Nothing is wrong, but a careful reader should know. */
        NOTE
    }

    /** @param words a sentence without a full stop */
    public record Line(State state, String words) {}

    /** This, and one more part. */
    public Verified and(Line line) {
        List<Line> all = new ArrayList<>(lines);
        all.add(line);
        return new Verified(all);
    }

    /** Whether everything is as it was recorded, now. */
    public boolean isSound() {
        return lines.stream().noneMatch(line -> line.state() == State.DAMAGED);
    }
}
