package org.wayworth.analytics.landmark;

import org.wayworth.analytics.Choice;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;

/** What is counted after the landmark. */
public enum FollowUp implements Choice {
    REVENUE("revenue", "sales minus refunds, in money"),
    MARGIN("margin", "margin of sales minus refunds, in money, where the source knows it"),
    GROWTH(
            "revenue growth",
            "revenue after against as long before: the difference divided by the mean of both, −200% to 200%"),
    ORDERS("orders", "orders, each counted once"),
    RETURN("repeat purchase", "whether the customer buys again at all"),
    RETENTION(
            "retention",
            "whether a contract that runs at the analysis date still runs at the end of the follow-up period, or another"
                    + " that began within 31 days after it"),
    REFERRALS("referrals", "interactions whose touchpoint is called referral"),
    LIFETIME_VALUE(
            "lifetime value",
            "sales minus refunds that came in up to the end of the records, and those that purchases so far let expect"
                    + " from there to the end of the years asked for");

    private final String noun;
    private final String meaning;

    FollowUp(String noun, String meaning) {
        this.noun = noun;
        this.meaning = meaning;
    }

    public String noun() {
        return noun;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    public boolean isMoney() {
        return this == REVENUE || this == MARGIN || this == LIFETIME_VALUE;
    }

    /** Whether part of it has not come yet. */
    public boolean isForecast() {
        return this == LIFETIME_VALUE;
    }

    /** What joins rating and outcome in a sentence, as far as the grade allows. */
    public String verb(Grade grade) {
        return isForecast() ? grade.forecastVerb() : grade.verb();
    }

    /** "365 days", or "3 years" where years are counted. */
    public String span(int horizonDays) {
        return Span.of(horizonDays, isForecast()).length();
    }

    /** Whether it is a share of customers. */
    public boolean isShare() {
        return this == RETURN || this == RETENTION;
    }

    /** Whether the same can be counted before the answer; of the others, revenue or orders stand for it. */
    boolean hasPlaceboOfItsUnit() {
        return switch (this) {
            case REVENUE, MARGIN, ORDERS, REFERRALS, LIFETIME_VALUE -> true;
            case GROWTH, RETURN, RETENTION -> false;
        };
    }

    /**
     * In what its onset is counted: growth in revenue, and repeat purchase in orders, since a first order comes early where
     * more orders follow.
     */
    public Unit onsetUnit(String currency) {
        return switch (this) {
            case REVENUE, MARGIN, GROWTH, LIFETIME_VALUE -> Unit.money(currency, "per customer, per point");
            case ORDERS, RETURN -> Unit.number("orders per customer, per point");
            case REFERRALS -> Unit.number("referrals per customer, per point");
            case RETENTION -> Unit.sharePoints("per point");
        };
    }

    /** What is counted before the answer to stand for it. */
    String placeboNoun() {
        return switch (this) {
            case REVENUE, GROWTH, RETENTION, LIFETIME_VALUE -> "revenue";
            case MARGIN -> "margin";
            case ORDERS, RETURN -> "orders";
            case REFERRALS -> "referrals";
        };
    }

    /** Whether it can be known without any sale. */
    public boolean needsNoSales() {
        return this == RETENTION || this == REFERRALS;
    }

    /** Of one customer's outcome. */
    public Unit unit(String currency, Span span) {
        return switch (this) {
            case REVENUE -> Unit.money(currency, "per customer " + span.in());
            case MARGIN -> Unit.money(currency, "margin per customer " + span.in());
            case GROWTH -> Unit.share("revenue growth " + span.in());
            case ORDERS -> Unit.number("orders per customer " + span.in());
            case RETURN -> Unit.share("repeat purchase " + span.within());
            case RETENTION -> Unit.share("retention " + span.in());
            case REFERRALS -> Unit.number("referrals per customer " + span.in());
            case LIFETIME_VALUE -> Unit.money(currency, "per customer " + span.in());
        };
    }

    /** Of one customer's outcome, counted from the landmark on. */
    public Unit unit(String currency, int horizonDays) {
        return unit(currency, Span.of(horizonDays, isForecast()));
    }

    /** Of a difference of outcomes, followed by {@code per}: ", per point". */
    public Unit differenceUnit(String currency, Span span, String per) {
        Unit outcome = unit(currency, span);
        Unit.Kind kind = outcome.kind() == Unit.Kind.SHARE ? Unit.Kind.SHARE_POINTS : outcome.kind();
        return new Unit(kind, outcome.symbol(), outcome.name() + per);
    }

    /** What a difference in it is made of, for the place behind a figure: "more revenue", "fewer orders". */
    public String comparative(boolean more) {
        return switch (this) {
            case REVENUE -> more ? "more revenue" : "less revenue";
            case MARGIN -> more ? "more margin" : "less margin";
            case ORDERS -> more ? "more orders" : "fewer orders";
            case REFERRALS -> more ? "more referrals" : "fewer referrals";
            case LIFETIME_VALUE -> more ? "more lifetime value" : "less lifetime value";
            case GROWTH -> more ? "higher revenue growth" : "lower revenue growth";
            case RETURN -> more ? "more repeat customers" : "fewer repeat customers";
            case RETENTION -> more ? "higher retention" : "lower retention";
        };
    }
}
