package org.wayworth.demo;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is true of the made-up company because it was made so.
 *
 * @param id short name, for code
 * @param statement what is true, with its population and what is held
 * @param unit of the value
 * @param planted value in the planted world
 * @param ifNull value in the null world
 * @param margin how near a direct calculation on the files of 20,000 customers comes: about four standard errors
 * @param source "set" where the value is a constant of the simulation, "measured" where it follows from several and was
 *     measured on 1,400,000 simulated customers
 */
public record Truth(
        String id, String statement, String unit, double planted, double ifNull, double margin, String source) {

    private static final String SET = "set";
    private static final String MEASURED = "measured";

    /** The value in one world. */
    public double in(World world) {
        return world == World.PLANTED ? planted : ifNull;
    }

    /** Everything that was planted, in the order of the reader's list. */
    public static List<Truth> list() {
        return List.of(
                new Truth(
                        "revenue-per-point",
                        "One point more on the 0–10 answer brings this much more revenue (sales less refunds) in the 365"
                                + " days after the analysis date, for every customer of every segment; held: age band, joining"
                                + " channel and tenure",
                        "£ per point",
                        Effects.PLANTED.poundsPerPoint(),
                        0,
                        2.2,
                        SET),
                new Truth(
                        "naive-revenue-per-point",
                        "The same without holding anything: what a naive comparison shows, because older customers, those"
                                + " met at a market stall and those of long standing both spend more and answer higher",
                        "£ per point",
                        10.8,
                        6.0,
                        2.4,
                        MEASURED),
                new Truth(
                        "past-revenue-per-point",
                        "The answer moves nothing in the 365 days before it; held: the same (the placebo)",
                        "£ per point",
                        0,
                        0,
                        2.4,
                        SET),
                new Truth(
                        "churn-ratio-per-point",
                        "One point more multiplies the rate at which contracts end over the 182 days after the analysis date;"
                                + " held: age band",
                        "ratio per point",
                        Effects.PLANTED.churnRatioPerPoint(),
                        1,
                        0.05,
                        SET),
                kept("kept-0-6", "0 to 6", 0.793, 0.846),
                kept("kept-7-8", "7 or 8", 0.867, 0.858),
                kept("kept-9-10", "9 or 10", 0.906, 0.870),
                new Truth(
                        "late-points",
                        "A late parcel changes the 1–5 answer about that parcel",
                        "points on 1–5",
                        Effects.PLANTED.latePoints(),
                        0,
                        0.07,
                        SET),
                new Truth(
                        "late-then-score",
                        "A late last parcel, ordered ten days or more before the half-yearly question, changes the 0–10 answer, by way of the"
                                + " delivery item",
                        "points on 0–10",
                        -0.40,
                        0,
                        0.14,
                        MEASURED),
                new Truth(
                        "initiative-points",
                        "The initiative \"" + Effects.INITIATIVE + "\" in " + Effects.INITIATIVE_REGION + " from "
                                + Days.iso(Effects.INITIATIVE_STARTS)
                                + " changes the 1–5 answer about a parcel; all other regions move alike",
                        "points on 1–5",
                        Effects.PLANTED.initiativePoints(),
                        0,
                        0.11,
                        SET),
                share("delivery", 0.352),
                share("product quality", 0.412),
                share("price", 0.161),
                share("website", 0.025),
                share("packaging", 0.025),
                share("billing", 0.025),
                new Truth(
                        "weight-support",
                        "One point more on support changes the 0–10 answer, the other items held, among those who had a"
                                + " ticket before",
                        "points per point",
                        0.238,
                        0,
                        0.07,
                        MEASURED),
                new Truth(
                        "score-of-the-asked",
                        "Mean 0–10 answer that all who were asked would give; no file holds it",
                        "points on 0–10",
                        6.88,
                        6.88,
                        0.04,
                        MEASURED),
                new Truth(
                        "score-of-the-answering",
                        "Mean 0–10 answer of those who answer: higher, because the satisfied answer more",
                        "points on 0–10",
                        7.25,
                        7.14,
                        0.07,
                        MEASURED),
                new Truth(
                        "response-of-the-heavy",
                        "Customers who brought " + "£" + (int) Response.HEAVY_POUNDS
                                + " or more in the 365 days before answer this many times as often as the others with the"
                                + " same answer",
                        "times",
                        Response.HEAVY / Response.LIGHT,
                        Response.HEAVY / Response.LIGHT,
                        0.1,
                        SET));
    }

    /** @throws IllegalArgumentException where no truth has this id */
    public static Truth get(String id) {
        return list().stream()
                .filter(truth -> truth.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "id must be one of " + list().stream().map(Truth::id).toList() + ", not " + id));
    }

    /** The list as a table for readers, in Markdown: the text of demo/truth.md. */
    public static String markdown() {
        StringBuilder text = new StringBuilder(TruthText.BEFORE);
        for (Truth truth : list()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %.3f | %.3f | ± %.2f | %s |%n",
                    truth.id,
                    truth.statement,
                    truth.unit,
                    truth.planted,
                    truth.ifNull,
                    truth.margin,
                    truth.source));
        }
        return text.append(TruthText.AFTER).toString().replace("\r\n", "\n");
    }

    private static Truth kept(String id, String answers, double planted, double ifNull) {
        return new Truth(
                id,
                "Share of contracts that still run 182 days after the analysis date among respondents with " + answers
                        + "; nothing held",
                "share",
                planted,
                ifNull,
                0.03,
                MEASURED);
    }

    private static Truth share(String item, double planted) {
        return new Truth(
                "share-" + item.replace(' ', '-'),
                "Share of the item \"" + item + "\" in what six items explain of the 0–10 answer (LMG, six items that"
                        + " everyone is asked to rate, complete answers)",
                "share of R²",
                planted,
                0,
                0.05,
                MEASURED);
    }
}
