package org.wayworth.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The survey tool: knows e-mail addresses only and writes British dates. Half-yearly survey and welcome question. */
final class SurveyExport {

    private static final double BOUNCED = 0.02;
    private static final double ITEM_LEFT_BLANK = 0.06;
    private static final double COMMENTED = 0.35;
    private static final double WELCOME_ANSWERED = 0.55;
    private static final String NEVER_USED = "9";

    private final Csv invitations;
    private final Csv responses;
    private final Csv welcome;

    SurveyExport(Exports exports) throws IOException {
        invitations =
                exports.file("survey_invitations.csv", ',', "invitation_id", "email", "sent_at", "channel", "bounced");
        responses = exports.file(
                "survey_responses.csv",
                ',',
                "response_id",
                "email",
                "answered_at",
                "likelihood_to_recommend",
                "q_delivery",
                "q_product_quality",
                "q_support",
                "q_website",
                "q_price",
                "q_packaging",
                "q_billing",
                "comment");
        welcome = exports.file("welcome_question.csv", ',', "email", "answered_at", "how_did_you_come_to_us");
    }

    void write(Life life, Names names, Chance chance) throws IOException {
        for (Answer answer : life.answers) {
            if (answer.isAsked()) {
                writeAnswer(life, answer, names, chance);
            }
        }
        if (life.customer.joined() >= Days.START && chance.happens(WELCOME_ANSWERED)) {
            int moment = Days.daytime(Math.min(Days.END, life.customer.joined() + chance.between(1, 9)), chance);
            String cameBy = chance.pick(Words.CAME_BY, life.customer.channel().cameBy);
            welcome.row(names.emailAt(moment), Days.britishMoment(moment), cameBy);
        }
    }

    private void writeAnswer(Life life, Answer answer, Names names, Chance chance) throws IOException {
        int sent = Days.daytime(answer.wave().asked() + chance.below(3), chance);
        String id = answer.wave().number + "-" + (200_000 + life.customer.number());
        boolean bounced = !answer.isAnswered() && chance.happens(BOUNCED);
        invitations.row(id, names.emailAt(sent), Days.britishMoment(sent), "email", bounced ? "yes" : "no");
        if (!answer.isAnswered()) {
            return;
        }
        int later = Days.dayOf(sent) + Math.min(chance.below(13), chance.below(13));
        int answered = Math.max(sent + 5, Days.daytime(later, chance));
        List<Object> row = new ArrayList<>();
        row.add(id);
        row.add(names.emailAt(sent));
        row.add(Days.britishMoment(answered));
        row.add(answer.score());
        for (Item item : Item.values()) {
            row.add(write(item, answer, chance));
        }
        row.add(chance.happens(COMMENTED) ? comment(answer, chance) : "");
        responses.row(row.toArray());
    }

    private static String write(Item item, Answer answer, Chance chance) {
        if (item == Item.SUPPORT && !answer.supportUsed()) {
            return NEVER_USED;
        }
        return chance.happens(ITEM_LEFT_BLANK) ? "" : Integer.toString(answer.rating(item));
    }

    /** About the item that stands out: the worst of those who are unhappy, the best of the others. */
    private static String comment(Answer answer, Chance chance) {
        boolean unhappy = answer.score() <= 6;
        Item about = Item.PRODUCT_QUALITY;
        int most = -1;
        for (Item item : Item.values()) {
            boolean counts = item != Item.SUPPORT || answer.supportUsed();
            int rating = answer.rating(item);
            int stands = unhappy ? 5 - rating : rating - 1;
            if (counts && (stands > most || (stands == most && chance.happens(0.4)))) {
                most = stands;
                about = item;
            }
        }
        return Words.comment(about, unhappy ? answer.rating(about) > 3 ? 0 : -1 : 1, chance);
    }
}
