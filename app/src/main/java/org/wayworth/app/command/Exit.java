package org.wayworth.app.command;

/** Exit codes; scripts rely on them (docs/reference/commands.md). */
final class Exit {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int NOT_FOUND = 4;
    static final int HELD = 5;
    static final int VERIFICATION_FAILED = 6;

    private Exit() {}
}
