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
 * @param statement one sentence for everyone, whose verb follows the grade
 * @param estimate the figure that the analysis is about; empty only where the finding is a picture of several numbers,
 *     each with its own interval
 * @param headline the same figure in the reader's unit, such as money a year, where the statement says it so
 * @param design decides the highest grade
 * @param grade follows from design and checks: see {@link Grade#award}
 * @param isForecast whether part of what is counted has not come yet
 * @param exhibits the first is the picture under the statement
 * @param assumptions what must hold for the statement to be true, and what could confirm or refute it
 * @param workings the intermediate numbers, as a tree
 */
public record Finding(
        FindingId id,
        String question,
        String estimand,
        Statement statement,
        Optional<Measured> estimate,
        Optional<Measured> headline,
        Base base,
        Design design,
        List<Check> checks,
        Grade grade,
        boolean isForecast,
        List<Exhibit> exhibits,
        List<String> assumptions,
        List<Step> workings,
        Provenance provenance) {

    public Finding {
        checks = List.copyOf(checks);
        exhibits = List.copyOf(exhibits);
        assumptions = List.copyOf(assumptions);
        workings = List.copyOf(workings);
        if (grade != Grade.award(design, checks)) {
            throw new IllegalArgumentException(
                    "grade must be what design and checks award, " + Grade.award(design, checks) + ", not " + grade);
        }
        if (headline.isPresent() && estimate.isEmpty()) {
            throw new IllegalArgumentException("a headline must have the estimate that it says in other units");
        }
        statement.require(grade);
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
                headline,
                base,
                design,
                checks,
                grade,
                isForecast,
                exhibits,
                more,
                workings,
                provenance);
    }

    public long checksPassed() {
        return checks.stream().filter(Check::passed).count();
    }

    /** Checks that could have failed. */
    public long checksCounted() {
        return checks.stream().filter(Check::isCounted).count();
    }

    /** The figure that the statement is about. */
    public Optional<Measured> shown() {
        return headline.or(() -> estimate);
    }

    /** Whether the statement says that one thing goes with another or is followed by it. */
    public boolean isClaim() {
        return statement.claim() == Statement.Claim.DIFFERENCE;
    }

    /** "Likely between £1.20 and £7.00 (95% interval). Based on 2,314 customers." */
    public String qualification() {
        return shown().filter(measured -> !measured.isCounted())
                        .map(this::likely)
                        .orElse("") + "Based on " + base.text() + ".";
    }

    /** The estimate in its own unit where the statement says it in the reader's: "£6.72 per customer … (95%: …)". */
    public Optional<String> detail() {
        return headline.isPresent() ? estimate.map(Measured::text) : Optional.empty();
    }

    /** Where the statement says the direction in words, "0.79 points lower", the interval follows without signs. */
    private String likely(Measured measured) {
        boolean isSize = statement.has(Statement.Argument.Kind.SIZE);
        Measured written = isSize && measured.high() < 0 ? measured.size() : measured;
        String level = measured.levelText() + " interval";
        if (statement.has(Statement.Argument.Kind.END)) {
            return "That is a " + level + ". ";
        }
        boolean isDifference = measured.unit().kind() == Unit.Kind.SHARE_POINTS
                && !isSize
                && !statement.has(Statement.Argument.Kind.VALUE);
        return (isDifference ? "The difference is likely between " : "Likely between ") + written.lowText() + " and "
                + written.highText() + " (" + level + "). ";
    }
}
