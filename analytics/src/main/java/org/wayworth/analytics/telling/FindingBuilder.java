package org.wayworth.analytics.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wayworth.analytics.Run;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** A finding in the making; {@link #stating} awards the grade and makes it. */
public final class FindingBuilder {

    private final Run run;
    private final int place;
    private final String question;
    private final Base base;
    private String estimand = "";
    private Design design = Design.DESCRIPTION;
    private Optional<Measured> estimate = Optional.empty();
    private Optional<Measured> headline = Optional.empty();
    private boolean isForecast;
    private final List<Check> checks = new ArrayList<>();
    private final List<Exhibit> pictures = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();
    private final List<Step> workings = new ArrayList<>();

    /**
     * @param place among the findings of the run, from 0
     * @param question the sentence that it answers
     * @param base who it is about
     */
    public FindingBuilder(Run run, int place, String question, Base base) {
        this.run = run;
        this.place = place;
        this.question = question;
        this.base = base;
    }

    /** What exactly is estimated, among whom, adjusted for what. */
    public FindingBuilder estimand(String text) {
        this.estimand = text;
        return this;
    }

    /** How the comparison was made; a description where nothing is said. */
    public FindingBuilder design(Design made) {
        this.design = made;
        return this;
    }

    public FindingBuilder estimate(Measured measured) {
        return estimate(Optional.of(measured));
    }

    /** Empty where the finding is a picture of several numbers. */
    public FindingBuilder estimate(Optional<Measured> measured) {
        this.estimate = measured;
        return this;
    }

    /** The same figure in the reader's unit, which the statement says. */
    public FindingBuilder headline(Optional<Measured> measured) {
        this.headline = measured;
        return this;
    }

    /** Whether part of what is counted has not come yet. */
    public FindingBuilder forecast(boolean isOne) {
        this.isForecast = isOne;
        return this;
    }

    public FindingBuilder check(Check check) {
        checks.add(check);
        return this;
    }

    public FindingBuilder checks(List<Check> more) {
        checks.addAll(more);
        return this;
    }

    public FindingBuilder picture(Exhibit picture) {
        pictures.add(picture);
        return this;
    }

    /** The first of all stands under the statement. */
    public FindingBuilder pictures(List<? extends Exhibit> more) {
        pictures.addAll(more);
        return this;
    }

    /** What must hold for the statement to be true, as a sentence. */
    public FindingBuilder assuming(String sentence) {
        assumptions.add(sentence);
        return this;
    }

    public FindingBuilder assuming(List<String> sentences) {
        assumptions.addAll(sentences);
        return this;
    }

    public FindingBuilder workings(List<Step> steps) {
        workings.addAll(steps);
        return this;
    }

    /** The finding, whose statement is the same whatever its grade. */
    public Finding stating(Statement statement) {
        return stating(grade -> statement);
    }

    /** The finding, with the sentence that its grade allows. */
    public Finding stating(Function<Grade, Statement> statement) {
        Grade grade = Grade.award(design, checks);
        return new Finding(
                FindingId.of(run.provenance(), place),
                question,
                estimand,
                statement.apply(grade),
                estimate,
                headline,
                base,
                design,
                checks,
                grade,
                isForecast,
                pictures,
                assumptions,
                workings,
                run.provenance());
    }
}
