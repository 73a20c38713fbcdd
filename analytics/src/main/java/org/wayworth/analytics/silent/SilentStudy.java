package org.wayworth.analytics.silent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.weighting.ResponseIndicator;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * What one run of the analysis knows.
 *
 * @param byInvitation whether those asked are known from invitations; else everyone who bought
 * @param scores the mean rating first
 * @param waves all invitations; empty without any
 */
record SilentStudy(
        Survey survey,
        boolean byInvitation,
        SilentTimes.Window window,
        SilentPeople people,
        Base base,
        SilentDifferences differences,
        Optional<SilentValue> value,
        Fit<SilentModel> model,
        List<SilentScore> scores,
        Optional<SilentWaves> waves) {

    /** Below this the weights rest on too few answers (Crump et al. 2009 ask as much of any weighting). */
    private static final double LEAST_EFFECTIVE = 0.30;

    /** Representativity from which the observed differences can move a mean by little (Schouten et al. 2009). */
    private static final double REPRESENTATIVE = 0.90;

    private static final double LEVEL = 0.95;

    Estimate rate() {
        return Share.fit(people.nHeard(), people.size(), LEVEL);
    }

    /** "everyone who was asked"; "everyone who bought". */
    String everyone() {
        return byInvitation ? "everyone who was asked" : "everyone who bought";
    }

    /** "when they were last asked": when the facts about people hold. */
    String moment() {
        return byInvitation ? "when they were last asked" : "at the end of that time";
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "who was asked",
                "Do we know who was asked, rather than who could have been?",
                byInvitation ? Verdict.PASSED : Verdict.FAILED,
                byInvitation ? "invitations are recorded" : "no invitations: everyone who bought counts as asked",
                Grade.DESCRIPTIVE));
        checks.add(model.fold(this::representative, this::noModel));
        model.map(m -> checks.add(worth(m)));
        waves.flatMap(SilentWaveFindings::check).ifPresent(checks::add);
        checks.add(new Check(
                "silence and the score",
                "Can we rule out that those who would rate low answer less, among customers alike in all we know?",
                Verdict.CANNOT_TELL,
                "no data without the answers of the silent can tell",
                Grade.DESCRIPTIVE));
        return checks;
    }

    private Check representative(SilentModel m) {
        ResponseIndicator.Estimated found = m.representative();
        Measured r = new Measured(
                found.indicator(), found.interval().low(), found.interval().high(), LEVEL, Unit.number(""));
        return new Check(
                "alike in what we know",
                "Were all, as far as we know them, about as likely to answer?",
                r.low() >= REPRESENTATIVE
                        ? Verdict.PASSED
                        : r.high() < REPRESENTATIVE ? Verdict.FAILED : Verdict.CANNOT_TELL,
                "R-indicator " + r.text() + ", where 1 is alike and "
                        + Unit.number("").write(REPRESENTATIVE)
                        + " is asked for; a plain mean may be off by "
                        + Unit.number("").write(m.representative().mostBias()) + " standard deviations at most by what"
                        + " we know",
                Grade.DESCRIPTIVE);
    }

    private Check noModel(Fit.Impossible<SilentModel> no) {
        return new Check(
                "alike in what we know",
                "Were all, as far as we know them, about as likely to answer?",
                Verdict.CANNOT_TELL,
                no.found(),
                Grade.DESCRIPTIVE);
    }

    private static Check worth(SilentModel m) {
        double share = m.weights().effectiveRows() / m.weights().n();
        return new Check(
                "what the weights cost",
                "Do enough answers carry the weighted score?",
                share >= LEAST_EFFECTIVE ? Verdict.PASSED : Verdict.FAILED,
                Unit.whole(m.weights().n()) + " weighted answers know as much as "
                        + Unit.whole(Math.floor(m.weights().effectiveRows())) + " plain ones",
                Grade.DESCRIPTIVE);
    }
}
