package org.wayworth.app.shell;

/** What a page or the API says when a request cannot be answered. */
public record ErrorWords(int status, String code, String title, String text) {

    static final int BUSY = 503;
    static final String RETRY_AFTER_SECONDS = "5";

    private static final int LEAST_ERROR = 400;
    private static final int OURS = 500;
    private static final int NO_STATUS = 600;

    static ErrorWords of(int status) {
        return switch (status) {
            case 403 ->
                new ErrorWords(
                        status,
                        "cross-site",
                        "Another site may not ask this",
                        "Only Wayworth's own pages, and programs on this machine, may send this request. A link from"
                                + " elsewhere to a page works.");
            case 404 ->
                new ErrorWords(
                        status,
                        "not-found",
                        "There is nothing at this address",
                        "It may have been mistyped, or the page may have moved.");
            case 405 ->
                new ErrorWords(
                        status,
                        "method-not-allowed",
                        "This address does not take this method",
                        "The header Allow names the methods that it takes.");
            case 406 ->
                new ErrorWords(
                        status,
                        "not-acceptable",
                        "The answer does not come in the form asked for",
                        "The API answers in JSON: send Accept: application/json, or leave the header out.");
            case 413 ->
                new ErrorWords(
                        status,
                        "too-large",
                        "This request is too large",
                        "A form may have 16 KB and 100 fields, and no address takes more.");
            case 414, 431 ->
                new ErrorWords(
                        status,
                        "headers-too-large",
                        "The address or the headers are too large",
                        "The address and all headers together may have 16 KB, and there may be 100 headers.");
            case 415 ->
                new ErrorWords(
                        status,
                        "unsupported-media-type",
                        "The request has a form that is not read here",
                        "Options stand in the address; forms are sent as application/x-www-form-urlencoded.");
            case 421 ->
                new ErrorWords(
                        status,
                        "misdirected",
                        "Wayworth answers only at localhost",
                        "The Host header must name this machine (localhost, 127.0.0.1, [::1]).");
            case BUSY ->
                new ErrorWords(
                        status,
                        "busy",
                        "Wayworth has too much to do",
                        "It works on one heavy job at a time, lets 50 wait, and reads eight forms at a time. Try again in"
                                + " a few seconds.");
            default -> other(status);
        };
    }

    private static ErrorWords other(int status) {
        if (status >= LEAST_ERROR && status < OURS) {
            return new ErrorWords(
                    status,
                    "bad-request",
                    "This request can't be answered",
                    "It has a form that this address does not take.");
        }
        return new ErrorWords(
                status >= OURS && status < NO_STATUS ? status : OURS,
                "server-error",
                "Something went wrong on our side",
                "Nothing has been changed. Try again; if it happens again, the reference below leads to the details in"
                        + " the server's log.");
    }

    /** Whether it is a fault of ours, with details in the log. */
    public boolean isOurs() {
        return status >= OURS && status != BUSY;
    }
}
