package org.wayworth.demo;

import java.io.IOException;

/** Web and app analytics, for those who allowed it: one row per contact, by stage of the journey. */
final class WebExport {

    private static final int SOON = 90;

    private final Csv events;
    private int written;

    WebExport(Exports exports) throws IOException {
        events = exports.file(
                "web_events.csv", ',', "event_id", "customer_no", "at", "stage", "touchpoint", "channel", "outcome");
    }

    void write(Life life, Names names, Chance chance) throws IOException {
        if (!life.customer.tracked()) {
            return;
        }
        for (Parcel parcel : life.parcels) {
            writeParcel(life, names, parcel, chance);
        }
        for (Ticket ticket : life.tickets) {
            if (chance.happens(0.5)) {
                event(names, ticket.opened() - chance.between(2, 40), "ask", "help page", "web", "did not help");
            }
        }
        for (Answer answer : life.answers) {
            if (life.contractEnds() > answer.wave().asked() && chance.happens(0.2)) {
                int moment = Days.daytime(answer.wave().asked() - 40, chance);
                event(names, moment, "renew", "renewal reminder", "email", "opened");
            }
        }
    }

    private void writeParcel(Life life, Names names, Parcel parcel, Chance chance) throws IOException {
        String device = chance.happens(life.customer.kind().appShare) ? "app" : "web";
        if (!parcel.isBox()) {
            writePurchase(names, parcel, device, chance);
        }
        if (chance.happens(parcel.isLate() ? 0.7 : 0.25)) {
            event(names, parcel.delivered() - chance.between(30, 600), "receive", "parcel tracking", device, "seen");
        }
        if (chance.happens(0.2)) {
            int moment = Days.daytime(parcel.deliveredDay() + chance.between(1, 12), chance);
            event(names, moment, "use", "brew guide", device, "read");
        }
    }

    private void writePurchase(Names names, Parcel parcel, String device, Chance chance) throws IOException {
        int found = parcel.moment() - chance.between(3, SOON);
        if (chance.happens(0.3)) {
            event(names, found - chance.between(1, 30), "find", "search result", "web", "clicked");
        }
        if (chance.happens(0.8)) {
            event(names, found, "find", "product page", device, "put in basket");
        }
        if (chance.happens(0.15)) {
            event(names, found + 1, "buy", "basket", device, "left");
        }
        event(names, parcel.moment(), "buy", "checkout", device, "paid");
    }

    private void event(Names names, int moment, String stage, String touchpoint, String channel, String outcome)
            throws IOException {
        if (Days.dayOf(moment) >= Days.START && Days.dayOf(moment) <= Days.END) {
            events.row("e" + ++written, names.shop(), Days.isoMoment(moment), stage, touchpoint, channel, outcome);
        }
    }
}
