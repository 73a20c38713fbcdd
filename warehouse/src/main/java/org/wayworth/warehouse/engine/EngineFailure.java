package org.wayworth.warehouse.engine;

/** The database could not do what was asked: wrong SQL, no memory left, a damaged file. */
public final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public EngineFailure(String message) {
        super(message);
    }
}
