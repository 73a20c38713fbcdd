package org.wayworth.app.shell;

/** What a page or the API says when a request cannot be answered. */
public record ErrorWords(int status, String code, String title, String text) {

    static ErrorWords of(int status) {
        return switch (status) {
            case 404 ->
                new ErrorWords(
                        404,
                        "not-found",
                        "There is nothing at this address",
                        "It may have been mistyped, or the page may have moved.");
            case 400, 405, 406, 413, 414, 415, 431 ->
                new ErrorWords(
                        status,
                        "bad-request",
                        "This request can't be answered",
                        "It has a form that this address does not take.");
            default ->
                new ErrorWords(
                        status >= 400 && status < 600 ? status : 500,
                        "server-error",
                        "Something went wrong on our side",
                        "Nothing has been changed. Try again; if it happens again, the reference below leads to the details in"
                                + " the server's log.");
        };
    }

    public boolean isOurs() {
        return status >= 500;
    }
}
