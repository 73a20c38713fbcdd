package org.wayworth.demo;

import java.io.IOException;

/** The help desk: semicolons, e-mail addresses, and a promise to reply within a day. */
final class HelpdeskExport {

    private static final double ANSWERED = 0.35;
    private static final String[] CHANNELS = {"email", "chat", "phone"};

    private final Csv tickets;

    HelpdeskExport(Exports exports) throws IOException {
        tickets = exports.file(
                "helpdesk_tickets.csv",
                ';',
                "ticket",
                "requester",
                "channel",
                "topic",
                "opened",
                "reply_due",
                "first_reply",
                "closed",
                "csat",
                "csat_at",
                "csat_comment");
    }

    void write(Life life, Names names, double answerShare, Chance chance) throws IOException {
        for (Ticket ticket : life.tickets) {
            String topic = topic(ticket, chance);
            int rating = chance.rating(3.8, 1, 5, 4);
            boolean answered = chance.happens(ANSWERED * answerShare);
            String words = chance.happens(0.4) ? Words.comment(Item.SUPPORT, Integer.compare(rating, 3), chance) : "";
            int asked = Days.daytime(Days.dayOf(ticket.closed()) + 1, chance);
            boolean known = answered && Days.dayOf(asked) <= Days.END;
            if (Days.dayOf(ticket.opened()) <= Days.END) {
                tickets.row(
                        "T" + Exports.parcelNumber(life, ticket.about()).substring(2),
                        names.emailAt(ticket.opened()),
                        chance.oneOf(CHANNELS),
                        topic,
                        Days.isoMoment(ticket.opened()),
                        Days.isoMoment(ticket.due()),
                        ifPast(ticket.replied()),
                        ifPast(ticket.closed()),
                        known ? rating : "",
                        known ? Days.isoMoment(asked) : "",
                        known ? words : "");
            }
        }
    }

    private static String topic(Ticket ticket, Chance chance) {
        if (ticket.about().isLate()) {
            return "where is my parcel";
        }
        return new String[] {"damaged bag", "question about a bill", "change my plan", "how to grind"}[chance.below(4)];
    }

    private static String ifPast(int moment) {
        return Days.dayOf(moment) <= Days.END ? Days.isoMoment(moment) : "";
    }
}
