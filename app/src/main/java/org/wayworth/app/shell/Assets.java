package org.wayworth.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Addresses of our own style sheet, scripts and icons; one hash over all of them stands in each address. */
@Component
class Assets {

    private static final int HASH_DIGITS = 12;

    private final String base;

    Assets() {
        base = "/assets/" + hash();
    }

    /** "/assets/4f0c…", without a slash at its end. */
    String base() {
        return base;
    }

    private static String hash() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:/static/assets/**/*.*");
            Arrays.sort(files, Comparator.comparing(Resource::getDescription));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
