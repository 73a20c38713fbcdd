package org.wayworth.analytics.telling;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** A refusal in the making: what is there, what it would take, what to do now. {@link #refusal} makes it. */
public final class RefusalBuilder {

    private final Run run;
    private final String question;
    private final Reason reason;
    private String have = "";
    private String need = "";
    private String next = "";
    private Base base = Base.of(0, "customers");
    private boolean isSampleShown;
    private final List<Check> checks = new ArrayList<>();
    private final List<Exhibit> pictures = new ArrayList<>();
    private final List<Step> workings = new ArrayList<>();

    /** @param question the sentence that is not answered */
    public RefusalBuilder(Run run, String question, Reason reason) {
        this.run = run;
        this.question = question;
        this.reason = reason;
    }

    /** What is there, with figures, as a sentence. */
    public RefusalBuilder have(String sentence) {
        this.have = sentence;
        return this;
    }

    /** What it would take, with figures, as a sentence. */
    public RefusalBuilder need(String sentence) {
        this.need = sentence;
        return this;
    }

    /** What to do now, as a sentence. */
    public RefusalBuilder next(String sentence) {
        this.next = sentence;
        return this;
    }

    /** Whom it is about; without a picture of how they were arrived at. */
    public RefusalBuilder base(Base about) {
        this.base = about;
        return this;
    }

    /** Whom it is about, with the picture of how they were arrived at. */
    public RefusalBuilder sample(Base about) {
        this.isSampleShown = about.before() > 0;
        return base(about);
    }

    /** Checks that were run before the refusal. */
    public RefusalBuilder checks(List<Check> run) {
        checks.addAll(run);
        return this;
    }

    /** What can be shown all the same, as a description. */
    public RefusalBuilder pictures(List<? extends Exhibit> shown) {
        pictures.addAll(shown);
        return this;
    }

    public RefusalBuilder workings(List<Step> steps) {
        workings.addAll(steps);
        return this;
    }

    public Outcome.Refusal refusal() {
        List<Exhibit> shown = new ArrayList<>(pictures);
        if (isSampleShown) {
            shown.add(SampleAccount.picture(base));
        }
        return new Outcome.Refusal(reason, question, have, need, next, base, checks, shown, workings, run.provenance());
    }
}
