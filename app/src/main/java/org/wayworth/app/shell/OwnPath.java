package org.wayworth.app.shell;

/** Addresses of our own to which a form may lead back. */
public final class OwnPath {

    private OwnPath() {}

    /** The path, where it is one of ours: one slash first, and nothing that a browser could read as another host or header. */
    public static String orElse(String path, String otherwise) {
        return path.matches("/(?![/\\\\])[\\x21-\\x7e]*") && !path.contains("\\") ? path : otherwise;
    }
}
