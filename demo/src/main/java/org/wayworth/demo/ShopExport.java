package org.wayworth.demo;

import java.io.IOException;

/** The web shop: customers, changes of address, orders, their lines, and refunds of the whole company. */
final class ShopExport {

    private final Csv customers;
    private final Csv emailChanges;
    private final Csv orders;
    private final Csv lines;
    private final Csv refunds;

    ShopExport(Exports exports) throws IOException {
        customers = exports.file(
                "shop_customers.csv",
                ',',
                "customer_no",
                "first_name",
                "last_name",
                "email",
                "joined_on",
                "region",
                "age_band",
                "joined_channel");
        emailChanges =
                exports.file("shop_email_changes.csv", ',', "customer_no", "changed_at", "old_email", "new_email");
        orders = exports.file(
                "shop_orders.csv",
                ',',
                "parcel_no",
                "customer_no",
                "ordered_at",
                "order_channel",
                "promised_by",
                "delivered_at",
                "status");
        lines = exports.file(
                "shop_order_lines.csv", ',', "parcel_no", "line", "product", "category", "amount", "margin");
        refunds = exports.file("refunds.csv", ',', "refund_no", "parcel_no", "refunded_at", "amount", "reason");
    }

    void write(Life life, Names names) throws IOException {
        writeCustomer(life.customer, names);
        for (Parcel parcel : life.parcels) {
            if (!parcel.isBox()) {
                writeOrder(life, names, parcel);
            }
            if (parcel.refund() > 0 && Days.dayOf(parcel.refunded()) <= Days.END) {
                String number = Exports.parcelNumber(life, parcel);
                refunds.row(
                        "R" + number.substring(1),
                        number,
                        Days.isoMoment(parcel.refunded()),
                        Csv.pounds(-parcel.refund()),
                        "parcel came late");
            }
        }
    }

    private void writeCustomer(Customer customer, Names names) throws IOException {
        customers.row(
                names.shop(),
                names.first(),
                names.last(),
                names.email(),
                Days.iso(customer.joined()),
                customer.region(),
                customer.age().label,
                customer.channel().label);
        if (names.changedEmail()) {
            emailChanges.row(names.shop(), Days.isoMoment(names.emailChanged()), names.formerEmail(), names.email());
        }
    }

    private void writeOrder(Life life, Names names, Parcel parcel) throws IOException {
        boolean arrived = parcel.deliveredDay() <= Days.END;
        String number = Exports.parcelNumber(life, parcel);
        boolean app = parcel.moment() % 100 < 100 * life.customer.kind().appShare;
        orders.row(
                number,
                names.shop(),
                Days.isoMoment(parcel.moment()),
                app ? "app" : "web",
                promisedBy(parcel),
                arrived ? Days.isoMoment(parcel.delivered()) : "",
                arrived ? "delivered" : "on its way");
        int line = 1;
        for (Product product : parcel.lines()) {
            lines.row(number, line++, product.label, product.category, Csv.pounds(product.pence), Csv.pounds((int)
                    (product.pence * product.marginShare)));
        }
    }

    /** Parcels come by ten in the evening. */
    static String promisedBy(Parcel parcel) {
        return Days.iso(parcel.promisedDay()) + " 22:00";
    }
}
