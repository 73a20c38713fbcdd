package org.wayworth.analytics.telling;

import java.util.List;
import java.util.function.Function;
import org.wayworth.analytics.ChecksHeard;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;

/**
 * A check before it is run: its name, what it asks, and how far it lowers the grade when it is not passed.
 *
 * @param name short: "placebo outcome"
 * @param question for a reader without statistics
 * @param limit the highest grade that stands when it failed or could not be run
 */
public record RobustnessCheck(String name, String question, Grade limit) {

    /** Fails down to a plain association. */
    public static RobustnessCheck of(String name, String question) {
        ChecksHeard.begins();
        return new RobustnessCheck(name, question, Grade.UNADJUSTED);
    }

    /** The same, which leaves {@code grade} standing when it is not passed. */
    public RobustnessCheck leaving(Grade grade) {
        return new RobustnessCheck(name, question, grade);
    }

    /** @param found what came out, with its figures */
    public Check passed(String found) {
        return check(Verdict.PASSED, found);
    }

    public Check failed(String found) {
        return check(Verdict.FAILED, found);
    }

    public Check passedIf(boolean passes, String found) {
        return passes ? passed(found) : failed(found);
    }

    public Check cannotTell(String why) {
        return check(Verdict.CANNOT_TELL, why);
    }

    /** What holds by the way the figure is made. */
    public Check byDesign(String why) {
        return check(Verdict.BY_DESIGN, why);
    }

    /** What is made of a kernel's result; where there is none, it cannot tell, in the reader's words. */
    public <R> Check of(Fit<R> fit, Function<? super R, Check> check) {
        return of(fit, List.of(), check);
    }

    /** @param names of the columns that the kernel was given, in their order */
    public <R> Check of(Fit<R> fit, List<String> names, Function<? super R, Check> check) {
        return fit.fold(check, no -> cannotTell(KernelWords.found(no, names)));
    }

    private Check check(Verdict verdict, String found) {
        ChecksHeard.ends();
        return new Check(name, question, verdict, found, limit);
    }
}
