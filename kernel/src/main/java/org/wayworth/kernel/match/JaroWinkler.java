package org.wayworth.kernel.match;

/**
 * Likeness of two short texts, such as names: 0 for nothing in common, 1 for equal.
 *
 * <p>Jaro counts letters shared within a window and how many of them stand in another order; Winkler adds credit for
 * up to four equal letters at the start. Sources: Jaro (1989), JASA 84, 414–420; Winkler (1990), Proc. Survey Research
 * Methods, ASA, 354–359.
 */
public final class JaroWinkler {

    private static final double PREFIX_CREDIT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private JaroWinkler() {}

    /** Jaro's likeness. Two empty texts are equal; an empty one is like no other. */
    public static double jaro(String first, String second) {
        if (first.isEmpty() && second.isEmpty()) {
            return 1;
        }
        int window = Math.max(0, Math.max(first.length(), second.length()) / 2 - 1);
        boolean[] taken = new boolean[second.length()];
        boolean[] shared = new boolean[first.length()];
        int common = 0;
        for (int i = 0; i < first.length(); i++) {
            int end = Math.min(second.length(), i + window + 1);
            for (int j = Math.max(0, i - window); j < end; j++) {
                if (!taken[j] && first.charAt(i) == second.charAt(j)) {
                    taken[j] = true;
                    shared[i] = true;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int inOrder = common - outOfOrder(first, shared, second, taken) / 2;
        double c = common;
        return (c / first.length() + c / second.length() + inOrder / c) / 3;
    }

    /** Jaro's likeness, closer to 1 the longer the equal start. */
    public static double likeness(String first, String second) {
        double jaro = jaro(first, second);
        int most = Math.min(LONGEST_PREFIX, Math.min(first.length(), second.length()));
        int prefix = 0;
        while (prefix < most && first.charAt(prefix) == second.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_CREDIT * (1 - jaro);
    }

    /** Shared letters that meet another letter when both texts are reduced to what they share. */
    private static int outOfOrder(String first, boolean[] shared, String second, boolean[] taken) {
        int count = 0;
        int j = 0;
        for (int i = 0; i < first.length(); i++) {
            if (shared[i]) {
                while (!taken[j]) {
                    j++;
                }
                if (first.charAt(i) != second.charAt(j)) {
                    count++;
                }
                j++;
            }
        }
        return count;
    }
}
