package org.wayworth.analytics.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** How a sample was arrived at, rule by rule. Rules that left nobody out are not told. */
public final class SampleAccount {

    private static final String TITLE = "How we arrived at the sample";

    private final List<Base.Drop> drops = new ArrayList<>();
    private Optional<Base.Observed> observed = Optional.empty();

    /** @param rule why they were left out, as a phrase: "without a date" */
    public SampleAccount leftOut(String rule, long n) {
        if (n != 0) {
            drops.add(new Base.Drop(rule, n));
        }
        return this;
    }

    public SampleAccount leftOut(List<Base.Drop> more) {
        more.forEach(drop -> leftOut(drop.rule(), drop.n()));
        return this;
    }

    /** Who was left out of a larger sample of which this is a part, and for how long it is observed. */
    public SampleAccount within(Base larger) {
        return leftOut(larger.drops()).observed(larger.observed());
    }

    /** From when to when no record means that nothing happened; of numbers that rest on it. */
    public SampleAccount observed(Optional<Base.Observed> window) {
        this.observed = window;
        return this;
    }

    /** @param n who remain @param noun what was counted, in the plural */
    public Base remaining(long n, String noun) {
        return new Base(n, noun, drops, observed);
    }

    public static Exhibit picture(Base base) {
        return new Exhibit.Attrition(TITLE, base);
    }
}
