package org.wayworth.app.home;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wayworth.vocabulary.FindingId;

/**
 * What a reader marked as read: when, and which findings Home showed then. Only their browser holds it, in a cookie that says
 * nothing of them; the server keeps no list of who looked when.
 */
record Seen(Instant at, List<FindingId> findings) {

    static final String COOKIE = "wayworth-seen";

    /** Findings in one cookie. */
    private static final int MOST = 20;

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,11}(\\.f-[0-9a-f]{10}){0," + MOST + "}");

    Seen {
        findings = List.copyOf(findings.subList(0, Math.min(MOST, findings.size())));
    }

    /** Empty where the cookie is none of ours. */
    static Optional<Seen> of(String cookie) {
        if (!WRITTEN.matcher(cookie).matches()) {
            return Optional.empty();
        }
        String[] parts = cookie.split("\\.");
        List<FindingId> findings = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            findings.add(new FindingId(parts[i]));
        }
        return Optional.of(new Seen(Instant.ofEpochSecond(Long.parseLong(parts[0])), findings));
    }

    String cookie() {
        StringBuilder text = new StringBuilder().append(at.getEpochSecond());
        findings.forEach(id -> text.append('.').append(id.value()));
        return text.toString();
    }
}
