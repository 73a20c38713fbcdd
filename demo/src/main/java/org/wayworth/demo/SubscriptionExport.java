package org.wayworth.demo;

import java.io.IOException;

/** The subscription system: knows accounts and billing addresses, not the shop's numbers. */
final class SubscriptionExport {

    private static final String[] REASONS = {
        "no reason given", "too expensive", "not happy with the service", "drinking less coffee", "moved abroad"
    };

    private static final double[] REASON_SHARES = {0.35, 0.25, 0.20, 0.12, 0.08};

    private final Csv subscriptions;
    private final Csv boxes;

    SubscriptionExport(Exports exports) throws IOException {
        subscriptions = exports.file(
                "subscriptions.csv", ',', "account", "billing_email", "plan", "started_on", "ended_on", "end_reason");
        boxes = exports.file(
                "subscription_boxes.csv",
                ',',
                "parcel_no",
                "account",
                "charged_at",
                "amount",
                "margin",
                "promised_by",
                "delivered_at");
    }

    void write(Life life, Names names, Chance chance) throws IOException {
        if (!life.hadContract()) {
            return;
        }
        writeSubscription(life, names, chance);
        for (Parcel parcel : life.parcels) {
            if (parcel.isBox()) {
                boolean arrived = parcel.deliveredDay() <= Days.END;
                boxes.row(
                        Exports.parcelNumber(life, parcel),
                        names.account(),
                        Days.isoMoment(parcel.moment()),
                        Csv.pounds(parcel.pence()),
                        Csv.pounds((int) (parcel.pence() * Plan.MARGIN_SHARE)),
                        ShopExport.promisedBy(parcel),
                        arrived ? Days.isoMoment(parcel.delivered()) : "");
            }
        }
    }

    private void writeSubscription(Life life, Names names, Chance chance) throws IOException {
        boolean ended = life.contractEnds() <= Days.END;
        String reason = chance.pick(REASONS, REASON_SHARES);
        int signed = life.customer.joined() * Days.MINUTES;
        subscriptions.row(
                names.account(),
                names.emailAt(signed),
                life.customer.plan().label,
                Days.iso(life.customer.joined()),
                ended ? Days.iso(life.contractEnds()) : "",
                ended ? reason : "");
    }
}
