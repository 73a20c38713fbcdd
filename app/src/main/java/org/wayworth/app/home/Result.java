package org.wayworth.app.home;

import java.util.Comparator;
import java.util.Optional;
import org.wayworth.analytics.Card;
import org.wayworth.app.drawing.IntervalBar;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/**
 * An analysis with what it came back with under its default options and the filter.
 *
 * @param address of its page
 * @param scope what of the filter it could not be asked with, in a sentence; empty where it was
 */
public record Result(Card card, String address, String scope, Outcome outcome) {

    public Optional<Finding> finding() {
        return outcome.fold(answer -> Optional.of(answer.headline()), refusal -> Optional.empty());
    }

    public Optional<Outcome.Refusal> refusal() {
        return outcome.fold(answer -> Optional.empty(), Optional::of);
    }

    /** The headline's interval against "no difference", where it tells a difference; a level has nothing to lie against. */
    public Optional<IntervalBar> interval() {
        return finding()
                .filter(finding -> finding.statement().claim() != Statement.Claim.DESCRIPTION)
                .flatMap(Finding::estimate)
                .filter(measured -> !measured.isCounted())
                .map(Result::againstNothing);
    }

    private static IntervalBar againstNothing(Measured measured) {
        return IntervalBar.of(measured, 0);
    }

    /** Orders findings: the better the evidence the earlier, money before other units, refusals last. */
    static Comparator<Result> order() {
        return Comparator.comparingInt(Result::level)
                .thenComparing(Result::isMoney)
                .reversed();
    }

    private int level() {
        return finding().map(finding -> finding.grade().level()).orElse(-1);
    }

    private boolean isMoney() {
        return finding()
                .flatMap(Finding::estimate)
                .filter(measured -> measured.unit().kind() == Unit.Kind.MONEY)
                .isPresent();
    }
}
