package org.wayworth.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * An answer that can be defended: estimate, base, checks, grade, pictures and the way to make it again. Immutable; a
 * re-run makes a new finding.
 *
 * @param question the sentence that the analysis answers
 * @param estimand what exactly is estimated, among whom, adjusted for what
 * @param statement one sentence for everyone, at most 140 characters, whose verb follows the grade
 * @param estimate empty only where the finding is a picture of several numbers, each with its own interval
 * @param design decides the highest grade
 * @param grade follows from design and checks: see {@link Grade#award}
 * @param exhibits the first is the picture under the statement
 * @param assumptions what must hold for the statement to be true, and what would change our mind
 * @param workings the intermediate numbers, as a tree
 */
public record Finding(
        FindingId id,
        String question,
        String estimand,
        String statement,
        Optional<Measured> estimate,
        Base base,
        Design design,
        List<Check> checks,
        Grade grade,
        List<Exhibit> exhibits,
        List<String> assumptions,
        List<Step> workings,
        Provenance provenance) {

    /** Longest statement that a reader takes in at one glance (ux: H1). */
    public static final int LONGEST_STATEMENT = 140;

    public Finding {
        checks = List.copyOf(checks);
        exhibits = List.copyOf(exhibits);
        assumptions = List.copyOf(assumptions);
        workings = List.copyOf(workings);
        if (grade != Grade.award(design, checks)) {
            throw new IllegalArgumentException(
                    "grade must be what design and checks award, " + Grade.award(design, checks) + ", not " + grade);
        }
        if (statement.length() > LONGEST_STATEMENT) {
            throw new IllegalArgumentException("a statement must have at most " + LONGEST_STATEMENT
                    + " characters, not " + statement.length() + ": " + statement);
        }
        Wording.require(statement, grade);
    }

    /** Makes the finding, its grade and its id. */
    public static Finding of(
            Provenance provenance,
            int index,
            String question,
            String estimand,
            String statement,
            Optional<Measured> estimate,
            Base base,
            Design design,
            List<Check> checks,
            List<Exhibit> exhibits,
            List<String> assumptions,
            List<Step> workings) {
        return new Finding(
                FindingId.of(provenance, index),
                question,
                estimand,
                statement,
                estimate,
                base,
                design,
                checks,
                Grade.award(design, checks),
                exhibits,
                assumptions,
                workings,
                provenance);
    }

    /** The same, with one more thing for the reader to know: what could not be said, and why. */
    public Finding and(String assumption) {
        List<String> more = new ArrayList<>(assumptions);
        more.add(assumption);
        return new Finding(
                id,
                question,
                estimand,
                statement,
                estimate,
                base,
                design,
                checks,
                grade,
                exhibits,
                more,
                workings,
                provenance);
    }

    public long checksPassed() {
        return checks.stream().filter(Check::passed).count();
    }

    /** "Likely between £1.20 and £7.00 (95% interval). Based on 2,314 customers." */
    public String qualification() {
        return estimate.filter(measured -> !measured.isCounted())
                        .map(this::likely)
                        .orElse("") + "Based on " + base.text() + ".";
    }

    /** Where the statement says the direction in words, "0.79 points lower", the interval follows without signs. */
    private String likely(Measured measured) {
        boolean named = statement.contains(measured.valueText());
        Measured said = measured.high() < 0 && !named ? measured.size() : measured;
        String level = measured.levelText() + " interval";
        if (statement.contains(said.lowText()) && statement.contains(said.highText())) {
            return "That is a " + level + ". ";
        }
        boolean unsaid = measured.unit().kind() == Unit.Kind.SHARE_POINTS && !statement.contains(said.valueText());
        return (unsaid ? "The difference is likely between " : "Likely between ") + said.lowText() + " and "
                + said.highText() + " (" + level + "). ";
    }
}
