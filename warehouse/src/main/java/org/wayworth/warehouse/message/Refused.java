package org.wayworth.warehouse.message;

/** Input or a folder that was not taken. Nothing was changed; the message says why and what to do. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Message reason;

    public Refused(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }

    public Code code() {
        return reason.code();
    }
}
