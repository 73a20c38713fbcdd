package org.wayworth.analytics.drivers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Collinearity;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/**
 * What one finding is about: whose answers, which questions, and their model.
 *
 * @param respondents those with an outcome
 * @param rows those of them in the model
 */
record DriversStudy(
        OutcomeMeasure target,
        DriversOptions options,
        StudyGroup group,
        DriversRows respondents,
        DriversRows rows,
        QuestionSelection choice,
        Base base,
        DriversModel model) {

    /** R² below which an order among the questions would be an order among specks. */
    static final double LEAST_EXPLAINED = 0.10;

    static final int FEWEST_RESPONSES = 100;
    static final int RESPONSES_A_QUESTION = 10;

    /** The rows that the one model may use. */
    static DriversRows modelRows(DriversRows respondents, QuestionSelection choice) {
        int[] together = choice.togetherArray();
        return respondents.applying(together).ratingAny(together);
    }

    /** From those who were drawn on to those in the model. */
    static Base base(DriversRows respondents, DriversRows rows, QuestionSelection choice, Base before) {
        int applying = respondents.applying(choice.togetherArray()).size();
        return new SampleAccount()
                .within(before)
                .leftOut("a question in the model did not apply", respondents.size() - applying)
                .leftOut("without an answer to any question in the model", applying - rows.size())
                .remaining(rows.size(), "responses");
    }

    /** @param sample of these rows */
    static Fit<DriversModel> fit(DriversRows rows, DriversSample sample, int[] items, int resamples, long seed) {
        List<String> names =
                IntStream.of(items).mapToObj(j -> rows.items().get(j).item()).toList();
        double[][] columns = rows.ratings(items);
        return DriversModel.fit(names, columns, sample, resamples, seed)
                .fold(Fit::done, no -> withColumns(no, columns, sample));
    }

    /** Names the questions, or the outcome behind them, that follow from those before, among complete responses. */
    private static Fit<DriversModel> withColumns(
            Fit.Impossible<DriversModel> no, double[][] columns, DriversSample sample) {
        int[] complete = IntStream.range(0, sample.size())
                .filter(i -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[i])))
                .filter(i -> sample.weights()[i] > 0)
                .toArray();
        if (no.reason() != Fit.Reason.RANK_DEFICIENT || !no.columns().isEmpty() || complete.length <= columns.length) {
            return no;
        }
        DriversSample part = sample.of(complete);
        double[][] all = Arrays.copyOf(Rows.pick(columns, complete), columns.length + 1);
        all[columns.length] = part.outcome();
        Fit<DriversModel> named = Collinearity.of(all, part.weights()).flatMap(same -> no);
        return named.fold(Fit::done, found -> found.reason() == Fit.Reason.RANK_DEFICIENT ? found : no);
    }

    static int need(int questions) {
        return Math.max(FEWEST_RESPONSES, RESPONSES_A_QUESTION * questions);
    }

    SurveyQuestion item(int place) {
        return rows.items().get(choice.together().get(place));
    }

    /** Whether the questions explain enough, and differ enough, to be put in an order. */
    boolean isRanked() {
        return explainsEnough() && model.isRanked() && !hasCommonFactor();
    }

    boolean explainsEnough() {
        return model.r2() >= LEAST_EXPLAINED;
    }

    /** Whether so much of the answers goes back to one common factor that the questions cannot be told apart. */
    boolean hasCommonFactor() {
        return model.commonFactor().isTooLarge();
    }

    double targetLevel(SurveyQuestion item) {
        return options.targetLevel().orElse(item.scaleLow() + 0.75 * (item.scaleHigh() - item.scaleLow()));
    }

    /** Of what is explained. */
    Unit shareUnit() {
        return Unit.share("of the variation that " + model.size() + " questions explain");
    }
}
