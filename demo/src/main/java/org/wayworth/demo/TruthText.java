package org.wayworth.demo;

/** The words around the list of truths, for readers. */
final class TruthText {

    static final String BEFORE = """
            # What is true of Wrenfield Coffee Post

            Wrenfield Coffee Post is made up: a British company that sends coffee by post, in boxes by subscription every
            eight weeks and as orders from its shop, from July 2023 to June 2026. This is the list of what was planted, so
            that you can mark Wayworth's homework. In the *null world* the same customers live without any of it; only the
            confounder and the response bias stay, so that a naive comparison is still wrong there.

            | id | what is true | unit | planted | null world | found within | value is |
            |---|---|---|---|---|---|---|
            """;

    static final String AFTER = """

            "Found within" is about four standard errors of a direct calculation on the files of 20,000 customers; the tests
            of this module do that calculation. Shares of R² have no value in the null world, where the items explain
            nothing (R² below 0.002).

            ## How it hangs together
            - **When.** Questions go out in the middle of May and November; all answers are in by the analysis date, the last day
              of that month. What was felt works in the half-year that begins the next day, and shows whole in the 365 days
              after it. Recommended: `--landmark 2025-05-31 --horizon-days 365` (everyone is observed to 2026-06-30);
              2024-05-31 and 2024-11-30 as well for repeated waves; 182 days for contracts. Where each answer is its own
              analysis date, about £0.07 of the £6 falls outside the 365 days.
            - **The confounder.** Age band, joining channel and tenure move both spending and the mean of the answer. All
              three are in `shop_customers.csv`, and the mean of the answer is a sum of them. Revenue of the 365 days before
              is a noisy sign of spending, so that adjusting for it and tenure alone leaves most of the error (about £9.20);
              with the attributes it sharpens the estimate.
            - **Where the £6 come from.** Low answers end contracts sooner; what that costs in expected boxes is part of the
              £6, and shop orders move by the rest, customer by customer. So the whole is exact for everyone, whatever the
              plan.
            - **Four kinds of customer**, in no file: daily drinkers (33 %, large plans, delivery counts), explorers (23 %,
              single origins, the app, reviews, quality counts), gift givers (17 %, rarely a plan, gifts) and savers (27 %,
              small plans, tickets, price counts). Kind moves spending and weights, not the mean of the answer.
            - **Drivers.** Delivery, product quality, price and support make the answer; website, packaging and billing do
              not, though all items are felt together (correlation 0.2). Those without a ticket
              answer "never used" to support; what they think of it counts all the same.
            - **Who answers.** Probability (0.12 + 0.024 × answer) × (1.3 for £200 or more in the year before, 0.8 otherwise).
              The question after a parcel is answered whatever the answer would be.
            - **Late parcels** are 12 % everywhere, by chance alone, also under the initiative.
            """;

    private TruthText() {}
}
