package org.wayworth.analytics;

/** A kind of data that questions need. What of it would do is for each question to say; here it is there, or it is not. */
public enum Need {
    FEEDBACK(
            "feedback",
            "rated feedback",
            "survey responses",
            "how the score is changing, and how later revenue differs by rating.",
            "Import survey responses; a mapping's table feedback takes them."),
    SALES(
            "transaction",
            "sales",
            "dated sales",
            "what customers bring after they rate us, who the best are, and how much of the growth is earned.",
            "Import the sales with their dates and the customer's key; a mapping's table transaction takes them."),
    CONTRACTS(
            "contract",
            "contracts",
            "contracts",
            "the lifetime value of subscriptions, and whether customers who rate us higher stay longer.",
            "Import the contracts with their first and last days; a mapping's table contract takes them."),
    ANSWERS(
            "answer",
            "ratings of single questions",
            "ratings of single questions, such as delivery or price",
            "which parts of the experience matter most to customers.",
            "Map the columns of the single questions; a mapping's table answer takes them."),
    PROMISES(
            "promise",
            "promised dates",
            "promised dates and the dates on which they were kept",
            "what happens to the score when we are late.",
            "Import what was promised for when, and when it was kept; a mapping's table promise takes them."),
    INVITATIONS(
            "invitation",
            "invitations",
            "the survey tool's list of invitations",
            "the response rate, and which of those invited do not respond.",
            "Import the survey tool's list of invitations; a mapping's table invitation takes them."),
    CONTACTS(
            "interaction",
            "recorded contacts",
            "contacts, such as calls, visits and referrals",
            "whether customers who rate us higher recommend us, where referrals are recorded as contacts.",
            "Import the contacts; a mapping's table interaction takes them."),
    ATTRIBUTES(
            "customer_attribute",
            "attributes of customers",
            "attributes of customers, such as their region or plan",
            "each question for a part of the customers, and comparisons adjusted for differences between them.",
            "Map what is known of customers; a mapping's table customer_attribute takes it.");

    private final String table;
    private final String noun;
    private final String data;
    private final String unlocks;
    private final String next;

    Need(String table, String noun, String data, String unlocks, String next) {
        this.table = table;
        this.noun = noun;
        this.data = data;
        this.unlocks = unlocks;
        this.next = next;
    }

    /** The canonical table that holds it. */
    public String table() {
        return table;
    }

    /** What it is called within a sentence: "promised dates". */
    public String noun() {
        return noun;
    }

    /** What it would tell: "With contracts: the lifetime value of …". */
    public String unlocks() {
        return "With " + data + ": " + unlocks;
    }

    /** How to bring it, as a sentence. */
    public String next() {
        return next;
    }
}
