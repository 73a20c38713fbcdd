package org.wayworth.vocabulary;

import java.util.List;

/**
 * Who a number is about: how many remain, what they are called, and who was left out by which rule.
 *
 * @param n how many the estimate rests on
 * @param noun what was counted, in the plural: "customers", "responses"
 * @param drops in the order in which the rules were applied
 */
public record Base(long n, String noun, List<Drop> drops) {

    /** @param rule why they were left out, as a phrase: "answered too late to be observed for 365 days" */
    public record Drop(String rule, long n) {
        public Drop {
            if (n < 0) {
                throw new IllegalArgumentException("dropped by \"" + rule + "\" must be 0 or more, not " + n);
            }
        }
    }

    public Base {
        if (n < 0) {
            throw new IllegalArgumentException("n must be 0 or more, not " + n);
        }
        drops = List.copyOf(drops);
    }

    public static Base of(long n, String noun) {
        return new Base(n, noun, List.of());
    }

    /** How many there were before any rule: kept plus dropped, always. */
    public long before() {
        return n + drops.stream().mapToLong(Drop::n).sum();
    }

    /** "12,345 customers", "1 customer". */
    public String text() {
        return Unit.count(noun).write(n) + " " + (n == 1 ? Unit.oneOf(noun) : noun);
    }
}
