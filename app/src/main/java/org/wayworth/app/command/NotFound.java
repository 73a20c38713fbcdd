package org.wayworth.app.command;

/** Something was named that is not there. */
final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotFound(String message) {
        super(message);
    }
}
