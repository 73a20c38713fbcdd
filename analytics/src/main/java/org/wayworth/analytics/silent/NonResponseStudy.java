package org.wayworth.analytics.silent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.weighting.ResponseIndicator;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/**
 * What one run of the analysis knows.
 *
 * @param where which customers it is about
 * @param byInvitation whether those asked are known from invitations; else everyone who bought
 * @param noRevenue why revenue is not counted although there are sales, as a sentence
 * @param scores the mean rating first
 * @param waves all invitations; empty without any
 */
record NonResponseStudy(
        Survey survey,
        Where where,
        boolean byInvitation,
        AskingDates.Window window,
        AskedCustomers people,
        Base base,
        RespondentDifferences differences,
        Optional<NonRespondentValue> value,
        Optional<String> noRevenue,
        Fit<ResponseModel> model,
        List<AdjustedScore> scores,
        Optional<SurveyWaves> waves) {

    /** Below this the weights rest on too few answers (Crump et al. 2009 ask as much of any weighting). */
    private static final double LEAST_EFFECTIVE = 0.30;

    /** Representativity from which the observed differences can move a mean by little (Schouten et al. 2009). */
    private static final double REPRESENTATIVE = 0.90;

    private static final double LEVEL = 0.95;

    private static final Unit PLAIN = Unit.number("");
    private static final Unit PERCENT = Unit.share("");

    Estimate rate() {
        return Share.fit(people.nHeard(), people.size(), LEVEL);
    }

    /** "invited customers"; "customers who bought". */
    String asked() {
        return byInvitation ? "invited customers" : "customers who bought";
    }

    /** "when they were last invited": when the facts about people hold. */
    String moment() {
        return byInvitation ? "when they were last invited" : "at the end of that period";
    }

    /** How a template about them begins, where it is not about all of them. */
    String opening() {
        return where.isEverybody() ? "" : "in {segment}, ";
    }

    /** What stands in the places of {@link #opening}. */
    List<Statement.Argument> segment() {
        return where.isEverybody() ? List.of() : List.of(Statement.name("segment", where.text()));
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(descriptive("invitations known", "Is it known who was invited, rather than who could have been?")
                .passedIf(
                        byInvitation,
                        byInvitation
                                ? "invitations are recorded"
                                : "there are no invitations, so every customer who bought counts as invited"));
        checks.add(representative());
        model.map(m -> checks.add(effectiveSampleSize(m)));
        waves.flatMap(WaveFindings::check).ifPresent(checks::add);
        return checks;
    }

    private Check representative() {
        RobustnessCheck check = descriptive("representativeness", "Were all customers about as likely to respond?");
        return model.fold(
                m -> representative(check, m.representative()),
                no -> check.cannotTell(
                        KernelWords.found(no, ResponseModel.covariates(people).names())));
    }

    private static Check representative(RobustnessCheck check, ResponseIndicator.Estimated found) {
        Measured r = new Measured(
                found.indicator(), found.interval().low(), found.interval().high(), LEVEL, PLAIN);
        String text = "R-indicator " + r.text() + ", where 1 is fully representative and at least "
                + PLAIN.write(REPRESENTATIVE) + " is needed; the unweighted mean may be biased by up to "
                + PLAIN.write(found.mostBias()) + " standard deviations";
        return r.low() >= REPRESENTATIVE
                ? check.passed(text)
                : r.high() < REPRESENTATIVE ? check.failed(text) : check.cannotTell(text);
    }

    private static Check effectiveSampleSize(ResponseModel m) {
        double effective = m.weights().effectiveRows();
        return descriptive("effective sample size", "Do enough responses carry the weighted score?")
                .passedIf(
                        effective / m.weights().n() >= LEAST_EFFECTIVE,
                        Unit.whole(m.weights().n()) + " weighted responses have an effective sample size of "
                                + Unit.whole(Math.floor(effective)) + " (at least "
                                + PERCENT.write(LEAST_EFFECTIVE) + " is needed)");
    }

    /** A count stays a count, whatever comes out. */
    static RobustnessCheck descriptive(String name, String question) {
        return RobustnessCheck.of(name, question).leaving(Grade.DESCRIPTIVE);
    }
}
