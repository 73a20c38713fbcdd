package org.wayworth.app.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a server takes from the commands of its own user.
 *
 * @param importing empty where it takes nothing
 * @param secret 256 random bits, in hexadecimal digits; made anew at each start
 */
public record Handing(Optional<Importing> importing, String secret) {

    /** A server that takes nothing. */
    public static final Handing NOTHING = new Handing(Optional.empty(), "");

    private static final int SECRET_BYTES = 32;

    public static Handing taking(Importing importing) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Handing(Optional.of(importing), HexFormat.of().formatHex(secret));
    }

    /** What does it, for who knows the secret; compared in a time that tells nothing about it. */
    Optional<Importing> forWhoKnows(String authorization) {
        byte[] expected = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
        return importing.filter(
                known -> MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8)));
    }

    /** Without the secret: it must not get into a log. */
    @Override
    public String toString() {
        return importing.isPresent() ? "Handing of imports" : "Handing of nothing";
    }
}
