package org.wayworth.demo;

import java.util.EnumMap;
import java.util.Map;

/** What customers write: sentences per theme and tone, put together by chance, with the odd text that real files hold. */
final class Words {

    static final String[] CAME_BY = {"recommended by someone", "advert", "search engine", "saw you at a market"};

    private static final Map<Item, String[]> PRAISE = new EnumMap<>(Item.class);
    private static final Map<Item, String[]> COMPLAINTS = new EnumMap<>(Item.class);

    static {
        theme(Item.DELIVERY, """
                Arrived a day earlier than promised.
                The parcel fits through the letterbox, so I never wait in.
                Delivery has been on time every single month.
                Our postie knows the smell by now and it always comes when you say.
                Ordered on Monday, drinking it on Wednesday.
                The tracking page told me exactly when it would come.""", """
                The parcel was late again and nobody told me why.
                Three days late and I ran out of coffee at the weekend.
                Tracking said delivered but it came two days after.
                It was left in the rain behind the bins.
                You promise three days; it took a week.
                I had to chase the courier myself.""");
        theme(Item.PRODUCT_QUALITY, """
                The beans taste freshly roasted every time.
                Best Yirgacheffe I have had outside Addis.
                Smooth, chocolatey and never bitter.
                The house blend makes a proper morning cup.
                You can taste the care in the roast.
                My espresso has never had such a crema.""", """
                The last bag tasted stale and flat.
                Far too bitter, as if it had been burnt.
                The beans were oily and the roast uneven.
                Not as fresh as it used to be.
                The decaf tastes of cardboard, sorry.
                I found a stone among the beans.""");
        theme(Item.SUPPORT, """
                A real person answered within the hour.
                Your team replaced a torn bag without fuss.
                The lady on the phone was kind and knew her coffee.
                Chat sorted my plan out in two minutes.
                Nobody argued, they just put it right.""", """
                I wrote three times before anyone replied.
                Support kept sending me the same standard answer.
                Nobody called me back as promised.
                The chat closed on me twice.
                I had to explain everything again to each person.""");
        theme(Item.WEBSITE, """
                The website is easy to use, even for me.
                Changing the grind takes one click in the app.
                I like the brew guides on your site.
                Re-ordering from the app is quick.""", """
                The website logged me out in the middle of paying.
                I could not find where to pause my plan.
                The app crashes whenever I open the basket.
                Your search finds tea towels when I type decaf.""");
        theme(Item.PRICE, """
                Good value compared with the supermarket.
                Fair price for coffee of this quality.
                The subscription saves me money every month.
                Worth every penny.""", """
                The price has gone up twice this year.
                Too expensive for what it is now.
                I can get the same beans cheaper in town.
                Postage on a small order costs nearly as much as the coffee.""");
        theme(Item.PACKAGING, """
                Lovely packaging and all of it can be recycled.
                The bags reseal properly at last.
                It came wrapped like a present.
                No plastic, which matters to me.""", """
                The bag had split and there were beans everywhere.
                Too much cardboard for one small bag.
                The new zip does not close.
                The box was crushed on one corner.""");
        theme(Item.BILLING, """
                The bill is always clear and correct.
                I was told before the card was charged, which I like.
                Pausing for a month stopped the payment at once.""", """
                I was charged twice and had to ask for it back.
                The invoice shows the wrong address.
                You took the money after I had paused my plan.""");
    }

    private static final String[] OPENINGS = {
        "",
        "",
        "",
        "",
        "Customer for years. ",
        "First order. ",
        "Honestly: ",
        "To be fair, ",
        "My husband says: ",
        "Hello, "
    };
    private static final String[] GLAD_ENDS = {
        "",
        "",
        "",
        " Thank you!",
        " Keep it up.",
        " Would recommend.",
        " 10/10",
        " \u2615\uD83D\uDE0A",
        " Happy customer here."
    };
    private static final String[] SAD_ENDS = {
        "",
        "",
        "",
        " Disappointed.",
        " Please sort it out.",
        " Not good enough.",
        " \uD83D\uDE20",
        " I expected better.",
        " Thinking of leaving."
    };
    private static final String[] SO_SO = {
        "It is fine.",
        "Nothing special, nothing wrong.",
        "OK, but I have had better.",
        "Average.",
        "Does what it says.",
        "Some months are good, some are not.",
        "No strong feelings either way."
    };
    /** Texts that break careless readers: quotes, line breaks, separators, formulas, emoji, other scripts, one word. */
    private static final String[] ODD = {
        "n/a",
        "-",
        "...",
        "\"Fresh\", they said. \"On time\", they said.",
        "Good;bad;good,good\tand good again",
        "First line\nsecond line, after a break\n\nthird line after an empty one",
        "=SUM(A1:A9) is what my old spreadsheet says, but I just like the coffee",
        "\u2615\u2615\u2615\u2615\u2615",
        "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83C\uDF73 approves \uD83D\uDC4D\uD83C\uDFFB",
        "Caf\u00e9 au lait, s'il vous pla\u00eet \u2013 tr\u00e8s bon",
        "\u0633\u064e\u0644\u0627\u0645 and thanks",
        "<b>bold coffee</b> & \"strong\" too",
        "PLEASE STOP ASKING ME THIS EVERY HALF YEAR!!!!!!",
        "It said 0 to 10. I would have given 11.",
        "not bad at all, not bad at all, I would not say it was not good"
    };

    private static final double ODD_SHARE = 0.02;
    private static final double LONG_SHARE = 0.01;

    private static final String[] GLAD_TITLES = {"Lovely coffee", "Five stars", "Recommended", "Great", "So good", ""};
    private static final String[] SO_SO_TITLES = {"OK", "Fine", "Could be better", ""};
    private static final String[] SAD_TITLES = {"Disappointed", "Not again", "Late", "Poor", "Two stars at most", ""};

    private Words() {}

    /** One sentence or two about a theme. @param tone −1 complains, 0 shrugs, 1 praises */
    static String comment(Item about, int tone, Chance chance) {
        if (chance.happens(ODD_SHARE)) {
            return chance.oneOf(ODD);
        }
        return switch (tone) {
            case -1 -> chance.oneOf(OPENINGS) + sentence(COMPLAINTS, about, chance) + chance.oneOf(SAD_ENDS);
            case 1 -> chance.oneOf(OPENINGS) + sentence(PRAISE, about, chance) + chance.oneOf(GLAD_ENDS);
            default -> chance.oneOf(SO_SO);
        };
    }

    /** A comment, sometimes with a second theme, now and then very long. */
    static String review(Item about, int tone, Chance chance) {
        StringBuilder text = new StringBuilder(comment(about, tone, chance));
        int more = chance.happens(LONG_SHARE) ? chance.between(12, 40) : chance.below(3);
        for (int i = 0; i < more; i++) {
            Item other = chance.oneOf(Item.values());
            text.append(chance.happens(0.15) ? "\n" : " ").append(comment(other, tone, chance));
        }
        return text.toString();
    }

    static String title(int tone, Chance chance) {
        return chance.oneOf(tone < 0 ? SAD_TITLES : tone > 0 ? GLAD_TITLES : SO_SO_TITLES);
    }

    private static void theme(Item item, String praise, String complaints) {
        PRAISE.put(item, praise.split("\n"));
        COMPLAINTS.put(item, complaints.split("\n"));
    }

    private static String sentence(Map<Item, String[]> sentences, Item about, Chance chance) {
        String[] ours = sentences.get(about);
        if (ours == null) {
            throw new IllegalStateException("no sentences about " + about);
        }
        return chance.oneOf(ours);
    }
}
