package org.wayworth.programme.subject;

/** What a field may name besides things of a subject; the app knows these. */
public final class Reference {

    /** One of the questions about data: {@code linkage}. */
    public static final String QUESTION = "question";

    /** A finding on record ({@code f-0123456789}), or a question with options ({@code linkage horizon-days=365}). */
    public static final String FINDING = "finding";

    /** Any thing of any subject: {@code goal/2026-11-30-net-promoter-score}. */
    public static final String ANYTHING = "anything";

    private Reference() {}
}
