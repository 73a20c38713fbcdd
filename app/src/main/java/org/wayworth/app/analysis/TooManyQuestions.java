package org.wayworth.app.analysis;

/** So many questions wait already that one more is not taken. */
@org.springframework.web.bind.annotation.ResponseStatus(org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE)
public final class TooManyQuestions extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param waiting questions that wait */
    public TooManyQuestions(int waiting) {
        super(waiting + " questions wait already, and no more are taken");
    }
}
