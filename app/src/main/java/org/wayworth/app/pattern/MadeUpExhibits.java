package org.wayworth.app.pattern;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;

/** Made-up pictures for the pattern page and for tests: no figure here comes from any data. */
final class MadeUpExhibits {

    private static final double LEVEL = 0.95;

    private MadeUpExhibits() {}

    static Curve doseResponse(Unit money) {
        double[] mean = {211, 206, 214, 209, 218, 216, 224, 238, 259, 277, 291};
        long[] n = {41, 28, 44, 61, 90, 188, 243, 402, 541, 389, 287};
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < mean.length; i++) {
            double half = 260 / Math.sqrt(n[i]);
            points.add(new Curve.Point(
                    i, String.valueOf(i), new Measured(mean[i], mean[i] - half, mean[i] + half, LEVEL, money), n[i]));
        }
        return new Curve(
                "Spending rises with the rating, mostly above 6",
                new Axis("Rating", Unit.number("points 0 to 10")),
                new Axis("Spending", money),
                List.of(new Curve.Series("Adjusted mean", Curve.Join.LINE, points)),
                List.of(new Curve.Mark(6, "bend at 6")));
    }

    static Curve survival() {
        return new Curve(
                "Detractors leave sooner",
                new Axis("Time since the answer", Unit.number("days")),
                new Axis("Share kept", Unit.share("of customers")),
                List.of(band("Promoters", 0.0125, 812), band("Passives", 0.018, 901), band("Detractors", 0.0225, 601)),
                List.of());
    }

    private static Curve.Series band(String name, double monthlyLoss, long n) {
        List<Curve.Point> points = new ArrayList<>();
        for (int month = 0; month <= 12; month++) {
            double kept = Math.pow(1 - monthlyLoss, month);
            double half = 1.96 * Math.sqrt(kept * (1 - kept) / n);
            points.add(new Curve.Point(
                    month * 30,
                    String.valueOf(month * 30),
                    new Measured(kept, kept - half, Math.min(1, kept + half), LEVEL, Unit.share("of customers")),
                    Math.round(n * kept)));
        }
        return new Curve.Series(name, Curve.Join.STEP, points);
    }

    static Exhibit.Ranking methods(Unit money) {
        return new Exhibit.Ranking(
                "Three ways of adjusting agree; unadjusted, the difference is twice as large",
                new Axis("Spending per point", money),
                0,
                List.of(
                        bar("Unadjusted", 8.3, 5.9, 10.7, money),
                        bar("Regression", 4.1, 1.2, 7.0, money),
                        bar("Weighting", 4.6, 1.1, 8.1, money),
                        bar("Matched pairs", 3.2, -0.9, 7.3, money)));
    }

    private static Exhibit.Ranking.Bar bar(String label, double value, double low, double high, Unit unit) {
        return new Exhibit.Ranking.Bar(label, new Measured(value, low, high, LEVEL, unit), 2_314);
    }

    static Exhibit.Shares scores() {
        return new Exhibit.Shares(
                "Half of all late orders get the lowest score",
                "rated orders",
                List.of("1", "2", "3", "4", "5"),
                List.of(
                        new Exhibit.Shares.Row("Late", List.of(612L, 144L, 168L, 171L, 221L)),
                        new Exhibit.Shares.Row("In time", List.of(1_204L, 470L, 1_377L, 3_744L, 11_320L))));
    }

    /** Drivers that lie close together, below a target that none of them reaches; one with a name that is a sentence. */
    static Curve priorities() {
        Unit rating = Unit.number("points");
        Unit slope = Unit.number("points of likelihood to recommend, per point");
        String[] names = {
            "Delivery on the promised day",
            "Support",
            "How easy was it to find what you were looking for in our shop or on our website?",
            "Price",
            "Packaging",
            "Billing",
            "Returns"
        };
        double[] performance = {3.62, 3.88, 3.885, 3.89, 3.895, 3.9, 3.71};
        double[] importance = {0.46, 0.05, 0.052, 0.048, 0.016, 0.022, 0.31};
        List<Curve.Series> series = new ArrayList<>();
        for (int j = 0; j < names.length; j++) {
            series.add(new Curve.Series(
                    names[j],
                    Curve.Join.DOTS,
                    List.of(Curve.Point.of(
                            around(performance[j], 0.026, rating), around(importance[j], 0.038, slope), 6_900))));
        }
        return new Curve(
                "Importance and performance: improve first what lies left of the target and high up",
                new Axis("Performance: mean rating", rating),
                new Axis("Importance: difference per point", slope),
                series,
                List.of(new Curve.Mark(4, "target")));
    }

    static Exhibit.Ranking bands(Unit money) {
        return new Exhibit.Ranking(
                "Revenue by rating",
                new Axis("Revenue", money),
                0,
                List.of(
                        bar("0 to 6", 226, 219, 233, money),
                        bar("7 to 8", 249, 243, 254, money),
                        bar("9 to 10", 263, 256, 270, money)));
    }

    static Curve lateness() {
        Unit rating = Unit.number("points, 1 to 5");
        String[] classes = {"1 to 7 early", "on the day", "1 to 3 late", "4 to 7 late"};
        double[] mean = {4.06, 4.06, 3.27, 3.27};
        List<Curve.Point> points = new ArrayList<>();
        for (int k = 0; k < classes.length; k++) {
            points.add(new Curve.Point(2 + k, classes[k], around(mean[k], 0.05, rating), 1_400));
        }
        return new Curve(
                "Rating by days early or late",
                new Axis("Days between promise and delivery", Unit.number("")),
                new Axis("Rating", rating),
                List.of(new Curve.Series("Rating", Curve.Join.STEP, points)),
                List.of(new Curve.Mark(3.5, "late from here")));
    }

    static Exhibit.Shares recommending() {
        return new Exhibit.Shares(
                "Likelihood to recommend",
                "responses",
                List.of("0 to 2", "3", "4", "5", "6", "7", "8", "9", "10"),
                List.of(new Exhibit.Shares.Row("all", List.of(12L, 40L, 90L, 240L, 380L, 520L, 610L, 560L, 260L))));
    }

    private static Measured around(double value, double half, Unit unit) {
        return new Measured(value, value - half, value + half, LEVEL, unit);
    }

    /** Long names beside long figures: what leaves least room on a phone. */
    static Exhibit.Ranking differences() {
        Unit unit = Unit.sharePoints("");
        return new Exhibit.Ranking(
                "Respondents against all invited customers",
                new Axis("Difference in share", unit),
                0,
                List.of(
                        bar("revenue of the year before: £318 or more", 0.052, 0.035, 0.07, unit),
                        bar("joined channel: gift card (not clear)", -0.002, -0.016, 0.012, unit),
                        bar("plan: Daily", 0.024, 0.005, 0.043, unit)));
    }

    static Curve forecast() {
        List<Curve.Series> series = new ArrayList<>();
        for (String name : List.of("Actual", "Forecast from the first two thirds", "Forecast from all periods")) {
            series.add(band(name, 0.02, 700));
        }
        return new Curve(
                "Contracts that still run: actual and forecast",
                new Axis("Days since the contract began", Unit.number("days")),
                new Axis("Still running", Unit.share("of contracts")),
                series,
                List.of(new Curve.Mark(180, "end of observation")));
    }
}
