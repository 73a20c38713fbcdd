package org.wayworth.demo;

import java.util.ArrayList;
import java.util.List;

/** Which items make the answer: weights by a straight line, shares of R² by averaging over all orders (LMG). */
final class Drivers {

    private final List<int[]> items = new ArrayList<>();
    private final List<Integer> scores = new ArrayList<>();
    private final Item[] asked;

    /** @param asked whose answers must be there for a response to count */
    Drivers(List<Exported.Response> responses, Item... asked) {
        this.asked = asked;
        for (Exported.Response response : responses) {
            int[] ratings = new int[asked.length];
            boolean complete = true;
            for (int i = 0; i < asked.length; i++) {
                ratings[i] = response.items()[List.of(Item.values()).indexOf(asked[i])];
                complete &= ratings[i] >= 1 && ratings[i] <= 5;
            }
            if (complete) {
                items.add(ratings);
                scores.add(response.score());
            }
        }
    }

    int n() {
        return scores.size();
    }

    /** Points of the answer per point of one item, the others held. */
    Line.Slope weight(Item item) {
        return line((1 << asked.length) - 1).slope(List.of(asked).indexOf(item));
    }

    double rSquared() {
        return line((1 << asked.length) - 1).slope(0).rSquared();
    }

    /** Shares of R² in the order of the items; they add up to 1. */
    double[] shares() {
        int p = asked.length;
        double[] rSquared = new double[1 << p];
        for (int set = 1; set < rSquared.length; set++) {
            rSquared[set] = line(set).slope(0).rSquared();
        }
        double[] shares = new double[p];
        for (int set = 0; set < rSquared.length; set++) {
            for (int i = 0; i < p; i++) {
                if ((set & (1 << i)) == 0) {
                    shares[i] += weight(Integer.bitCount(set), p) * (rSquared[set | (1 << i)] - rSquared[set]);
                }
            }
        }
        for (int i = 0; i < p; i++) {
            shares[i] /= rSquared[rSquared.length - 1];
        }
        return shares;
    }

    private Line line(int set) {
        Line line = new Line();
        for (int row = 0; row < n(); row++) {
            double[] terms = new double[Integer.bitCount(set)];
            int at = 0;
            for (int i = 0; i < asked.length; i++) {
                if ((set & (1 << i)) != 0) {
                    terms[at++] = items.get(row)[i];
                }
            }
            line.add(scores.get(row), terms);
        }
        return line;
    }

    /** Share of all orders of p items in which exactly this set of a given size comes first, and then one given item. */
    private static double weight(int size, int p) {
        double weight = 1.0 / p;
        for (int i = 1; i <= size; i++) {
            weight *= (double) i / (p - i);
        }
        return weight;
    }
}
