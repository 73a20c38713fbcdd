package org.wayworth.programme.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over what the row of a finding says. */
final class Seal {

    /** Between two columns: a character that none of them holds. */
    private static final String BETWEEN = "\u001f";

    private Seal() {}

    static String of(KeptFinding finding) {
        String said = String.join(
                BETWEEN,
                List.of(
                        finding.id().value(),
                        finding.analysis(),
                        finding.dataVersion(),
                        finding.statement(),
                        finding.json(),
                        finding.madeAt().toString()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
