package org.wayworth.app.analysis;

/** A question could not be worked out; what a program is told in place of an answer. */
public final class QuestionFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Asked.Failed failed;

    public QuestionFailed(Asked.Failed failed) {
        super(failed.reason());
        this.failed = failed;
    }

    public Asked.Failed failed() {
        return failed;
    }
}
