package org.wayworth.app.analysis;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.app.drawing.Picture;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;

/** A finding with its pictures, as a page shows it. */
public record FindingSection(Finding finding, List<Picture> pictures) {

    /** "It survived 2 of 5 attempts to refute it"; a count claims nothing that could be refuted, it is checked. */
    public String checksTitle() {
        int all = finding.checks().size();
        String passed = finding.checksPassed() + " of " + all;
        return finding.design().ceiling() == Grade.DESCRIPTIVE
                ? passed + (all == 1 ? " check passed" : " checks passed")
                : "It survived " + passed + (all == 1 ? " attempt" : " attempts") + " to refute it";
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
