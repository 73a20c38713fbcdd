package org.wayworth.analytics.landmark;

import org.wayworth.analytics.Choice;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;

/** What is counted after the landmark. */
public enum FollowUp implements Choice {
    REVENUE("revenue", "sales minus refunds, in money"),
    MARGIN("margin", "margin of sales minus refunds, in money, where the source knows it"),
    GROWTH(
            "growth in revenue",
            "revenue after against as long before: the difference divided by the mean of both, −200% to 200%"),
    ORDERS("orders", "orders, each counted once"),
    RETURN("buying again", "whether the customer buys again at all"),
    RETENTION("staying", "whether a contract that runs at the landmark still runs at the end of the horizon"),
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
        if (!isForecast() || horizonDays % 365 != 0) {
            return Unit.whole(horizonDays) + " days";
        }
        return horizonDays == 365 ? "1 year" : horizonDays / 365 + " years";
    }

    /** Of one customer's outcome. */
    public Unit unit(String currency, int horizonDays) {
        String span = "in " + span(horizonDays);
        return switch (this) {
            case REVENUE -> Unit.money(currency, "per customer " + span);
            case MARGIN -> Unit.money(currency, "margin per customer " + span);
            case GROWTH -> Unit.share("growth in revenue over " + Unit.whole(horizonDays) + " days");
            case ORDERS -> Unit.number("orders per customer " + span);
            case RETURN -> Unit.share("of customers buy again within " + Unit.whole(horizonDays) + " days");
            case RETENTION -> Unit.share("of customers stay for " + Unit.whole(horizonDays) + " days");
            case REFERRALS -> Unit.number("referrals per customer " + span);
            case LIFETIME_VALUE -> Unit.money(currency, "per customer " + span);
        };
    }

    /** Of a difference of outcomes, followed by {@code per}: ", per point". */
    public Unit differenceUnit(String currency, int horizonDays, String per) {
        Unit outcome = unit(currency, horizonDays);
        Unit.Kind kind = outcome.kind() == Unit.Kind.SHARE ? Unit.Kind.SHARE_POINTS : outcome.kind();
        return new Unit(kind, outcome.symbol(), outcome.name() + per);
    }

    /** What a difference of this size is, for a sentence: "£4.10 more per customer within 365 days". */
    public String phrase(String size, boolean more, int horizonDays) {
        String within = " within " + span(horizonDays);
        String direction = more ? "more" : "less";
        return switch (this) {
            case REVENUE -> size + " " + direction + " per customer" + within;
            case MARGIN -> size + " " + direction + " margin per customer" + within;
            case GROWTH -> "growth in revenue " + size + " " + (more ? "higher" : "lower") + within;
            case ORDERS -> size + " " + (more ? "more" : "fewer") + " orders per customer" + within;
            case RETURN ->
                "a share " + size + " " + (more ? "higher" : "lower") + " of customers who buy again" + within;
            case RETENTION ->
                "a share " + size + " " + (more ? "higher" : "lower") + " of customers who stay for "
                        + Unit.whole(horizonDays) + " days";
            case REFERRALS -> size + " " + (more ? "more" : "fewer") + " referrals per customer" + within;
            case LIFETIME_VALUE -> size + " " + direction + " per customer" + within;
        };
    }
}
