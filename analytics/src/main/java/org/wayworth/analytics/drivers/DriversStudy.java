package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/**
 * What one finding is about: whose answers, which questions, and their model.
 *
 * @param audience whose: empty for everyone, else a phrase that may begin a sentence: "Among the best customers"
 * @param respondents those with an outcome
 * @param rows those of them in the model
 */
record DriversStudy(
        DriversTarget target,
        DriversOptions options,
        String audience,
        DriversRows respondents,
        DriversRows rows,
        DriversChoice choice,
        Base base,
        DriversModel model) {

    /** R² below which an order among the questions would be an order among specks. */
    static final double LEAST_EXPLAINED = 0.10;

    /** First component of the questions above which they all say one thing (halo). */
    static final double MOST_HALO = 0.60;

    static final int FEWEST_RESPONSES = 100;
    static final int RESPONSES_A_QUESTION = 10;

    /** The rows that the one model may use. */
    static DriversRows modelRows(DriversRows respondents, DriversChoice choice) {
        int[] together = choice.togetherArray();
        return respondents.applying(together).ratingAny(together);
    }

    /** From those who were drawn on to those in the model. */
    static Base base(DriversRows respondents, DriversRows rows, DriversChoice choice, List<Base.Drop> before) {
        int applying = respondents.applying(choice.togetherArray()).size();
        List<Base.Drop> drops = new ArrayList<>(before);
        drops.add(new Base.Drop("a question of the model did not apply to them", respondents.size() - applying));
        drops.add(new Base.Drop("left all questions of the model blank", applying - rows.size()));
        drops.removeIf(drop -> drop.n() == 0);
        return new Base(rows.size(), "responses", drops);
    }

    static Fit<DriversModel> fit(DriversRows rows, int[] items, DriversOptions options, int resamples, long seed) {
        List<String> names =
                IntStream.of(items).mapToObj(j -> rows.items().get(j).item()).toList();
        return DriversModel.fit(names, rows.ratings(items), DriversSample.of(rows, options.weights()), resamples, seed);
    }

    static int need(int questions) {
        return Math.max(FEWEST_RESPONSES, RESPONSES_A_QUESTION * questions);
    }

    DriversItem item(int place) {
        return rows.items().get(choice.together().get(place));
    }

    /** Whether the questions explain enough, and differ enough, to be put in an order. */
    boolean isRanked() {
        return explainsEnough() && model.isRanked() && !isHalo();
    }

    boolean explainsEnough() {
        return model.r2() >= LEAST_EXPLAINED;
    }

    /** Whether the questions all say one thing. */
    boolean isHalo() {
        return model.size() > 1 && model.firstComponent() > MOST_HALO;
    }

    double targetLevel(DriversItem item) {
        return options.targetLevel().orElse(item.scaleLow() + 0.75 * (item.scaleHigh() - item.scaleLow()));
    }

    /** Of what is explained. */
    Unit shareUnit() {
        return Unit.share("of what " + model.size() + " questions explain");
    }

    Unit r2Unit() {
        return Unit.share("of the differences in " + target.noun());
    }
}
