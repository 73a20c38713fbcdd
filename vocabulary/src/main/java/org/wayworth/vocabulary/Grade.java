package org.wayworth.vocabulary;

/**
 * How strong the evidence is: the design sets the ceiling, checks can only lower it, nobody types it.
 *
 * <p>Scale: Maryland Scientific Methods Scale (Sherman et al. 1998), levels 1 to 5, in the wording of the What Works
 * centres, with 0 for counts and descriptions.
 */
public enum Grade {
    /** A count or a description; nothing is compared. */
    DESCRIPTIVE(0, "Counted", "a count or a description; nothing is compared"),
    /** Groups compared as they are. */
    UNADJUSTED(1, "Associated", "groups compared without adjustment; other differences may explain it"),
    /** Groups compared after allowing for what was known before. */
    ADJUSTED(2, "Associated, adjusted", "adjusted for what was known before; an unmeasured confounder may remain"),
    /** Change compared with the change in a comparison group. */
    COMPARISON_GROUP(3, "Tested", "change compared with the change in a comparison group"),
    /** Who was exposed was as good as random. */
    QUASI_RANDOM(4, "Tested, near-random", "who was exposed was as good as random"),
    /** Chance decided who was exposed. */
    RANDOMISED(5, "Tested by experiment", "chance decided who was exposed");

    private final int level;
    private final String label;
    private final String meaning;

    Grade(int level, String label, String meaning) {
        this.level = level;
        this.label = label;
        this.meaning = meaning;
    }

    /** 0 to 5. */
    public int level() {
        return level;
    }

    /** The tag that readers see. */
    public String label() {
        return label;
    }

    /** What the tag means, in a phrase. */
    public String meaning() {
        return meaning;
    }

    /** The verb that joins what varied and what followed, for a singular subject: the strongest this grade may use. */
    public String verb() {
        return switch (this) {
            case DESCRIPTIVE -> "is";
            case UNADJUSTED -> "goes with";
            case ADJUSTED -> "is followed by";
            case COMPARISON_GROUP, QUASI_RANDOM, RANDOMISED -> "leads to";
        };
    }

    /** The same where part of what followed has not come yet: a forecast must not sound like something seen. */
    public String forecastVerb() {
        return switch (this) {
            case DESCRIPTIVE -> "is expected to be";
            case UNADJUSTED -> "is expected to go with";
            case ADJUSTED -> "is expected to be followed by";
            case COMPARISON_GROUP, QUASI_RANDOM, RANDOMISED -> "is expected to lead to";
        };
    }

    public boolean isTested() {
        return level >= COMPARISON_GROUP.level;
    }

    public static Grade weaker(Grade one, Grade other) {
        return one.level <= other.level ? one : other;
    }

    /** The grade that a design earns once its checks have been run. */
    public static Grade award(Design design, Iterable<Check> checks) {
        Grade grade = design.ceiling();
        for (Check check : checks) {
            grade = weaker(grade, check.allows());
        }
        return grade;
    }
}
