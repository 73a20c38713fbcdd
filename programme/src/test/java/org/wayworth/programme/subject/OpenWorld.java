package org.wayworth.programme.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world with the questions linkage and listening, and the finding f-0123456789. */
public final class OpenWorld implements World {

    private final List<String> cited = new ArrayList<>();

    @Override
    public Optional<String> whyNoQuestion(String question) {
        return List.of("linkage", "listening").contains(question)
                ? Optional.empty()
                : Optional.of("measure must be linkage or listening");
    }

    @Override
    public Optional<String> whyNoMeasure(String question, List<String> options) {
        return Optional.empty();
    }

    @Override
    public Optional<String> whyNoFinding(String citation) {
        return citation.equals("f-0123456789") || whyNoQuestion(citation).isEmpty()
                ? Optional.empty()
                : Optional.of("a finding must be on record");
    }

    @Override
    public void cited(Version.Name thing, List<String> citations) {
        cited.addAll(citations);
    }

    /** What was cited in versions that were saved. */
    public List<String> cited() {
        return cited;
    }
}
