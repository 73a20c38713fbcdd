package org.wayworth.app.analysis;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.app.drawing.Picture;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;

/** A finding with its pictures, as a page shows it. */
public record FindingSection(Finding finding, List<Picture> pictures) {

    /** "9 of 11 robustness checks passed"; of those alone that could have failed. */
    public String checksTitle() {
        long all = finding.checksCounted();
        if (all == 0) {
            return "Held by design";
        }
        return finding.checksPassed() + " of " + all + (all == 1 ? " robustness check" : " robustness checks")
                + " passed";
    }

    public static List<FindingSection> of(Outcome.Answer answer) {
        List<FindingSection> sections = new ArrayList<>();
        for (Finding finding : answer.findings()) {
            sections.add(
                    new FindingSection(finding, Picture.of("picture-" + (sections.size() + 1), finding.exhibits())));
        }
        return List.copyOf(sections);
    }
}
