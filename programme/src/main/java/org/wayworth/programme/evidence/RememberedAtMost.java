package org.wayworth.programme.evidence;

/**
 * How much room findings may take that nobody has kept.
 *
 * @param findings most of them
 * @param characters most of their texts together
 */
public record RememberedAtMost(int findings, long characters) {

    /** Some days of looking around: a finding has about 30,000 characters. */
    public static final RememberedAtMost STANDARD = new RememberedAtMost(500, 20_000_000);

    public RememberedAtMost {
        if (findings < 1 || characters < 1) {
            throw new IllegalArgumentException(
                    "there must be room for a finding, not for " + findings + " with " + characters + " characters");
        }
    }
}
