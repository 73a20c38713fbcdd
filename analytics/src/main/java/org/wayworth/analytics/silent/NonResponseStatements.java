package org.wayworth.analytics.silent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Statement.Argument;
import org.wayworth.vocabulary.Unit;

/** What is said of non-respondents in one sentence. */
final class NonResponseStatements {

    private final NonResponseStudy study;

    NonResponseStatements(NonResponseStudy study) {
        this.study = study;
    }

    /** "70% of invited customers did not respond; they brought 66% of the revenue, £1.24m in the year before." */
    Statement nonRespondents() {
        Argument asked = Statement.words("asked", study.asked());
        if (study.value().isEmpty()) {
            return describe(
                    "{rate} of {asked} responded.",
                    Statement.value("rate", Means.measured(study.rate(), Unit.share("responded"))),
                    asked);
        }
        NonRespondentValue value = study.value().get();
        return describe(
                "{people} of {asked} did not respond; they brought {share} of the revenue, {money} in {before}.",
                Statement.words("people", Unit.share("").write(1 - study.rate().value())),
                asked,
                Statement.value("share", Measured.counted(value.silentShare(), Unit.share("of the revenue"))),
                Statement.words("money", study.people().write(value.silent())),
                Statement.words(
                        "before", study.people().coverage().orElseThrow().before()));
    }

    Statement whoResponds(Measured times, NonRespondentValue value) {
        Argument money = Statement.words("money", study.people().write(value.threshold()));
        Argument before = Statement.words(
                "before", study.people().coverage().orElseThrow().before());
        return times.isClearOf(1)
                ? describe(
                        "customers with {money} or more of revenue in {before} are {times} times as likely to respond as"
                                + " others.",
                        money,
                        before,
                        Statement.value("times", times))
                : noDifference(
                        "customers with {money} or more of revenue in {before} are about as likely to respond as others.",
                        money,
                        before);
    }

    /** @param change the weighted less the unweighted score */
    Statement weighted(ScoreScale scale, Measured weighted, Measured change) {
        Argument measure = Statement.words("measure", scale.inSentence());
        Argument score = Statement.value("score", weighted);
        if (!change.isClearOf(0)) {
            return describe(
                    "weighted for non-response, {measure} is {score}, not clearly different from unweighted.",
                    measure,
                    score);
        }
        return scale.isNegligible(change.value())
                ? describe(
                        "weighted for non-response, {measure} is {score}, practically the same as unweighted.",
                        measure,
                        score)
                : describe(
                        "weighted for non-response, {measure} is {score}, {change} points {direction} than unweighted.",
                        measure,
                        score,
                        Statement.words("change", change.sizeText()),
                        Statement.words("direction", change.value() < 0 ? "lower" : "higher"));
    }

    Statement bounds(ScoreScale scale, Measured bounds) {
        return describe(
                "whatever non-respondents would answer, {measure} of all {asked} lies between {low} and {high}.",
                Statement.words("measure", scale.inSentence()),
                Statement.words("asked", study.asked()),
                Statement.low("low", bounds),
                Statement.high("high", bounds));
    }

    /** @param months of asking that the trend rests on */
    Statement trend(Measured aYear, long months) {
        return aYear.isClearOf(0)
                ? describe(
                        "the response rate {moves} by {size} a year.",
                        Statement.words("moves", aYear.value() < 0 ? "falls" : "rises"),
                        Statement.size("size", aYear))
                : noDifference(
                        "the response rate shows no clear trend over {months} months with invitations.",
                        Statement.words("months", months));
    }

    /** @param difference in the earlier rating, of those who did not respond again less those who did */
    Statement stopped(Measured difference) {
        return difference.isClearOf(0)
                ? describe(
                        "customers who did not respond to their next invitation had rated {size} points {direction} than those"
                                + " who did.",
                        Statement.size("size", difference),
                        Statement.words("direction", difference.value() < 0 ? "lower" : "higher"))
                : noDifference(
                        "customers who did not respond to their next invitation had rated about the same as those who did.");
    }

    private Statement describe(String template, Argument... arguments) {
        return Statement.description(study.opening() + template, with(arguments));
    }

    private Statement noDifference(String template, Argument... arguments) {
        return Statement.noClearDifference(study.opening() + template, with(arguments));
    }

    private Argument[] with(Argument... arguments) {
        List<Argument> all = new ArrayList<>(study.segment());
        all.addAll(Arrays.asList(arguments));
        return all.toArray(new Argument[0]);
    }
}
