package org.wayworth.demo;

import java.io.IOException;

/**
 * The question after a delivery, 1 to 5. Who answers does not depend on the answer here, so that what lateness and the
 * initiative do to it can be read off the answers as they are.
 */
final class ParcelSurveyExport {

    private static final double ASKED = 0.25;
    private static final double FIRMNESS = 5;
    private static final double MEAN = 4.0;
    private static final double PER_POINT_OF_SCORE = 0.12;
    private static final double PER_YEAR = 0.02;
    private static final double COMMENTED = 0.20;

    private final Csv parcels;

    ParcelSurveyExport(Exports exports) throws IOException {
        parcels = exports.file(
                "parcel_survey.csv",
                ',',
                "parcel_no",
                "email",
                "sent_at",
                "answered_at",
                "happy_with_delivery",
                "comment");
    }

    void write(Life life, Names names, Effects effects, double answerShare, Chance chance) throws IOException {
        for (Parcel parcel : life.parcels) {
            if (chance.happens(ASKED) && parcel.deliveredDay() + 1 <= Days.END) {
                int sent = Days.daytime(parcel.deliveredDay() + 1, chance);
                int answered = sent + 10 + (int) (900 * chance.exponential());
                boolean comesBack = chance.happens(willingness(life.customer) * answerShare);
                int rating = chance.rating(mean(life.customer, parcel, effects), 1, 5, FIRMNESS);
                String words = chance.happens(COMMENTED) ? words(parcel, rating, chance) : "";
                boolean known = comesBack && Days.dayOf(answered) <= Days.END;
                parcels.row(
                        Exports.parcelNumber(life, parcel),
                        names.emailAt(sent),
                        Days.britishMoment(sent),
                        known ? Days.britishMoment(answered) : "",
                        known ? rating : "",
                        known ? words : "");
            }
        }
    }

    /** The mean of the answer: lateness and the initiative add to what region, age and time bring. */
    static double mean(Customer customer, Parcel parcel, Effects effects) {
        double region = 0.02 * (customer.region().length() % 5 - 2);
        double years = (double) (parcel.day() - Days.START) / Days.YEAR;
        double mean = MEAN + region + PER_POINT_OF_SCORE * customer.age().score + PER_YEAR * years;
        if (parcel.isLate()) {
            mean += effects.latePoints();
        }
        return customer.inInitiative(parcel.deliveredDay()) ? mean + effects.initiativePoints() : mean;
    }

    private static double willingness(Customer customer) {
        return 0.33 + 0.10 * customer.age().score;
    }

    private static String words(Parcel parcel, int rating, Chance chance) {
        int tone = rating <= 2 || (parcel.isLate() && rating <= 3) ? -1 : rating >= 4 ? 1 : 0;
        return Words.comment(chance.happens(0.8) ? Item.DELIVERY : Item.PACKAGING, tone, chance);
    }
}
