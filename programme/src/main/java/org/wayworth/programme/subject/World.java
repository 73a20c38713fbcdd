package org.wayworth.programme.subject;

import java.util.List;
import java.util.Optional;

/** What lies outside the programme and may be named in it: questions, findings, conditions. The app knows them. */
public interface World {

    /** Why this is no question about data; empty where it is one. @param question {@code linkage} */
    Optional<String> whyNoQuestion(String question);

    /**
     * Why this question cannot be asked again for one span of time after the other; empty where it can.
     *
     * @param options {@code survey=relationship} each
     */
    Optional<String> whyNoMeasure(String question, List<String> options);

    /** Why this names no finding; empty where it does. @param citation see {@link Reference#FINDING} */
    Optional<String> whyNoFinding(String citation);

    /** Hears what a version that was just saved cites, so that it stays; in the transaction of the save. */
    void cited(Version.Name thing, List<String> citations);
}
