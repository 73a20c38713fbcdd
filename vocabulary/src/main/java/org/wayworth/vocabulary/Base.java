package org.wayworth.vocabulary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who a number is about: how many remain, what they are called, who was left out by which rule, and for how long they were
 * observed.
 *
 * @param n how many the estimate rests on
 * @param noun what was counted, in the plural: "customers", "responses"
 * @param drops in the order in which the rules were applied
 * @param observed where the number rests on what did not happen; empty where silence says nothing
 */
public record Base(long n, String noun, List<Drop> drops, Optional<Observed> observed) {

    /** @param rule why they were left out, as a phrase: "answered too late to be observed for 365 days" */
    public record Drop(String rule, long n) {
        public Drop {
            if (n < 0) {
                throw new IllegalArgumentException("dropped by \"" + rule + "\" must be 0 or more, not " + n);
            }
        }
    }

    /**
     * From when to when no record means that nothing happened.
     *
     * @param until last day
     * @param setAside dated records outside, which do not count
     */
    public record Observed(LocalDate from, LocalDate until, long setAside) {
        /** "Customers are observed from 1 January 2023 to 30 June 2024." and how many records lie outside. */
        public String text() {
            return "Customers are observed from " + Sentence.date(from) + " to " + Sentence.date(until) + "."
                    + (setAside == 0
                            ? ""
                            : " " + Unit.whole(setAside)
                                    + (setAside == 1
                                            ? " record outside these dates does not count."
                                            : " records outside these dates do not count."));
        }
    }

    /** Of a number that does not rest on how long anybody was observed. */
    public Base(long n, String noun, List<Drop> drops) {
        this(n, noun, drops, Optional.empty());
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
