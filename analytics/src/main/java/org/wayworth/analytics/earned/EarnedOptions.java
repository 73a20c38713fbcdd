package org.wayworth.analytics.earned;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.Options;

/**
 * @param cameBy the attribute that says how customers came to us; when empty, one whose name says so
 * @param earnedValues values of it that count as earned; when empty, those that speak of recommending
 * @param end last day of the later period; when empty, the last day observed
 * @param periodDays length of each of the two periods
 * @param minimumCustomers fewest customers of the earlier period for whom a result is given
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
record EarnedOptions(
        @Option(help = "Attribute that says how customers came to us; when empty, came_by or one with a similar name")
        Optional<String> cameBy,

        @Option(help = "Its values that count as earned, separated by commas; when empty, those about referrals")
        Optional<String> earnedValues,

        @Option(help = "Last day of the later of the two periods; when empty, the last day observed")
        Optional<LocalDate> end,

        @Option(help = "Length of each of the two periods", unit = "days", min = 28, max = 1827)
        int periodDays,

        @Option(
                help = "Fewest customers of the earlier period for whom a result is given",
                unit = "customers",
                min = 50,
                max = 1_000_000)
        int minimumCustomers,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    /** How people say that they were referred. */
    private static final List<String> RECOMMENDED =
            List.of("recommend", "refer", "word of mouth", "friend", "family", "colleague", "told me");

    /** How such an attribute is called; names are compared without blanks and underlines. */
    private static final List<String> CALLED = List.of("cameby", "howdidyou", "heardof", "referral", "acquiredby");

    static EarnedOptions standard() {
        return new EarnedOptions(Optional.empty(), Optional.empty(), Optional.empty(), 365, 100, Optional.empty());
    }

    /** Among the attributes there are, the one asked for, or one whose name speaks of coming. */
    Optional<String> attribute(List<String> names) {
        if (cameBy.isPresent()) {
            return names.stream().filter(name -> name.equals(cameBy.get())).findFirst();
        }
        return names.stream()
                .filter(name -> CALLED.stream()
                        .anyMatch(word -> name.toLowerCase(Locale.ROOT)
                                .replaceAll("[ _-]", "")
                                .contains(word)))
                .findFirst();
    }

    boolean isEarned(String value) {
        if (earnedValues.isPresent()) {
            return Options.names(earnedValues).contains(value);
        }
        String lower = value.toLowerCase(Locale.ROOT);
        return RECOMMENDED.stream().anyMatch(lower::contains);
    }
}
