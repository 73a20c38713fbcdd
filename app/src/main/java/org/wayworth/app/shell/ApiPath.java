package org.wayworth.app.shell;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Which addresses belong to the API, so that programs are answered as programs, however the address is written. */
final class ApiPath {

    private static final String API = "/api";

    private ApiPath() {}

    /** @param path as it came: nothing where the request could not be read so far */
    static boolean is(@Nullable String path) {
        if (path == null) {
            return false;
        }
        String plain = decoded(path).replaceAll("/{2,}", "/").toLowerCase(Locale.ROOT);
        return plain.equals(API) || plain.startsWith(API + "/") || plain.startsWith(API + ";");
    }

    private static String decoded(String path) {
        try {
            return StringUtils.uriDecode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }
}
