package org.wayworth.demo;

import java.io.IOException;

/** The review site: stars and words; most reviews name the parcel, some name nobody. */
final class ReviewExport {

    private static final double FIRMNESS = 4;
    private static final double MEAN = 4.1;
    private static final double NAMES_NOBODY = 0.06;

    /** What reviews are about, in the order of {@link Item}. */
    private static final double[] ABOUT = {0.22, 0.40, 0.06, 0.06, 0.12, 0.10, 0.04};

    private final Csv reviews;
    private int written;

    ReviewExport(Exports exports) throws IOException {
        reviews = exports.file(
                "reviews.csv", ',', "review_id", "posted_at", "stars", "title", "review", "parcel_no", "language");
    }

    void write(Life life, Effects effects, Chance chance) throws IOException {
        for (Parcel parcel : life.parcels) {
            int posted = Days.daytime(parcel.deliveredDay() + chance.between(1, 20), chance);
            if (chance.happens(life.customer.kind().reviewShare) && Days.dayOf(posted) <= Days.END) {
                double mean = parcel.isLate() ? MEAN + effects.latePoints() : MEAN;
                int stars = chance.rating(mean, 1, 5, FIRMNESS);
                Item about = about(parcel, stars, chance);
                int tone = Integer.compare(stars, 3);
                boolean nobody = chance.happens(NAMES_NOBODY);
                reviews.row(
                        "v" + ++written,
                        Days.isoMoment(posted),
                        stars,
                        Words.title(tone, chance),
                        Words.review(about, tone, chance),
                        nobody ? "" : Exports.parcelNumber(life, parcel),
                        "en");
            }
        }
    }

    private static Item about(Parcel parcel, int stars, Chance chance) {
        if (parcel.isLate() && stars <= 3 && chance.happens(0.7)) {
            return Item.DELIVERY;
        }
        return chance.pick(Item.values(), ABOUT);
    }
}
