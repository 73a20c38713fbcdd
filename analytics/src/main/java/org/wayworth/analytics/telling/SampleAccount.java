package org.wayworth.analytics.telling;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** How a sample was arrived at, rule by rule. Rules that left nobody out are not told. */
public final class SampleAccount {

    private static final String TITLE = "How we arrived at the sample";

    private final List<Base.Drop> drops = new ArrayList<>();

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

    /** @param n who remain @param noun what was counted, in the plural */
    public Base remaining(long n, String noun) {
        return new Base(n, noun, drops);
    }

    public static Exhibit picture(Base base) {
        return new Exhibit.Attrition(TITLE, base);
    }
}
