package org.wayworth.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a finding by what made it: the same data, options, seed and code give the same id. */
public record FindingId(String value) {

    private static final int HEX_DIGITS = 10;

    public FindingId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("a finding's id must look like f-0123456789, not " + value);
        }
    }

    /** Whether a text looks like an id. */
    public static boolean isOne(String text) {
        return text.matches("f-[0-9a-f]{" + HEX_DIGITS + "}");
    }

    /** @param index place among the findings of one run */
    public static FindingId of(Provenance provenance, int index) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((provenance + "#" + index).getBytes(StandardCharsets.UTF_8));
            return new FindingId("f-" + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
