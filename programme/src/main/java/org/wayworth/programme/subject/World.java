package org.wayworth.programme.subject;

import java.util.List;
import java.util.Optional;

/** What lies outside the programme and may be named in it: questions, findings, conditions. The app knows them. */
public interface World {

    /** Why this is no question about data; empty where it is one. @param question {@code linkage} */
    Optional<String> whyNoQuestion(String question);

    /** Why these options cannot be asked with; empty where they can. @param options {@code horizon-days=365} each */
    Optional<String> whyNoOptions(String question, List<String> options);

    /** Why this names no finding; empty where it does. @param citation see {@link Reference#FINDING} */
    Optional<String> whyNoFinding(String citation);
}
