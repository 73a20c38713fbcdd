package org.wayworth.app.analysis;

import java.util.List;
import org.wayworth.app.drawing.Picture;
import org.wayworth.vocabulary.Outcome;

/** A refusal with what can be shown all the same. */
public record RefusalSection(Outcome.Refusal refusal, List<Picture> pictures) {

    public static List<RefusalSection> of(Outcome.Refusal refusal) {
        return List.of(new RefusalSection(refusal, Picture.of("picture", refusal.exhibits())));
    }
}
