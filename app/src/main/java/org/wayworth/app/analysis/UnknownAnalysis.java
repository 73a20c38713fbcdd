package org.wayworth.app.analysis;

/** There is no analysis of that name. */
@org.springframework.web.bind.annotation.ResponseStatus(org.springframework.http.HttpStatus.NOT_FOUND)
public final class UnknownAnalysis extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownAnalysis(String name) {
        super("there is no analysis called \"" + name + "\"");
    }
}
