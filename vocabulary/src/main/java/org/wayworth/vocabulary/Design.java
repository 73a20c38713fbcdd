package org.wayworth.vocabulary;

/** How the comparison was made; decides the highest grade that its findings can reach. */
public enum Design {
    DESCRIPTION(Grade.DESCRIPTIVE, "a count of what is there"),
    SAME_MOMENT(Grade.UNADJUSTED, "both sides measured at the same moment"),
    RAW_COMPARISON(Grade.UNADJUSTED, "groups compared without adjustment"),
    ADJUSTED_COMPARISON(Grade.ADJUSTED, "exposure first, outcome after, adjusted for what was known before"),
    COMPARISON_GROUP(Grade.COMPARISON_GROUP, "before and after, against a comparison group"),
    NATURAL_EXPERIMENT(Grade.QUASI_RANDOM, "exposure decided by something as good as chance"),
    EXPERIMENT(Grade.RANDOMISED, "exposure decided by chance");

    private final Grade ceiling;
    private final String meaning;

    Design(Grade ceiling, String meaning) {
        this.ceiling = ceiling;
        this.meaning = meaning;
    }

    public Grade ceiling() {
        return ceiling;
    }

    public String meaning() {
        return meaning;
    }
}
