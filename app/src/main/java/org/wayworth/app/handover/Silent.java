package org.wayworth.app.handover;

import org.jspecify.annotations.Nullable;

/** The server did not say what became of an import. */
public final class Silent extends RuntimeException {

    private static final long serialVersionUID = 1;

    Silent(String found, @Nullable Throwable cause) {
        super(
                "the server must say what became of the import, but " + found
                        + "\n  do  look whether it still runs and what its log says, then import the same files again:"
                        + " what is stored already is not stored twice",
                cause);
    }
}
