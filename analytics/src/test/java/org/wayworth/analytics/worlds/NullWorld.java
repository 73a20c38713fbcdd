package org.wayworth.analytics.worlds;

import static org.wayworth.analytics.worlds.Company.END;

import org.wayworth.analytics.landmark.FollowUp;

/**
 * Ten kinds of company in which ratings move nothing, and something else makes it look as if they did. Each has variants,
 * which the seed chooses. Whoever claims that more (or less) follows a higher rating is wrong.
 *
 * <p>Long because the ten kinds are one catalogue: each is a short recipe, and what they share stands once.
 */
enum NullWorld {

    /** Refunds, late invoices and notice: decided before the answer, dated after it. */
    DECIDED_BEFORE {
        @Override
        Company made(long seed) {
            return switch ((int) (seed % 3)) {
                case 0 -> refunds(new Chance(seed), true);
                case 1 -> invoices(new Chance(seed));
                default -> notice(new Chance(seed));
            };
        }

        @Override
        FollowUp outcome(long seed) {
            return seed % 3 == 2 ? FollowUp.RETENTION : FollowUp.REVENUE;
        }
    },

    /** Answers that carry a day, or borrow the date of their order. */
    DATES_OF_ANSWERS {
        @Override
        Company made(long seed) {
            return seed % 2 == 0 ? sameDay(new Chance(seed)) : borrowed(new Chance(seed));
        }
    },

    /** A good day: rating and purchase of the next days have one mood. */
    WITHIN_DAYS {
        @Override
        Company made(long seed) {
            return goodDay(new Chance(seed), seed % 2 == 0 ? 1 : 6);
        }
    },

    /** Asked soon after joining: habits that nobody recorded make both. */
    NO_PAST {
        @Override
        Company made(long seed) {
            return newcomers(new Chance(seed), 5 + 10 * (seed % 5));
        }
    },

    /** Sales that begin and end within a quarter, and survey waves timed with them. */
    CALENDAR {
        @Override
        Company made(long seed) {
            return seasons(new Chance(seed), seed % 2 == 0);
        }

        @Override
        int horizonDays() {
            return 30;
        }
    },

    /** Customers who stopped were removed from the export. */
    SURVIVORS {
        @Override
        Company made(long seed) {
            return survivors(new Chance(seed), 150 + 70 * (seed % 4));
        }
    },

    /** A region makes ratings, spending and lateness. */
    KNOWN_ATTRIBUTE {
        @Override
        Company made(long seed) {
            return regions(new Chance(seed));
        }

        @Override
        boolean isAskedOfLateness(long seed) {
            return seed % 2 == 0;
        }
    },

    /** Customers grow or shrink by themselves, in what they buy and in how they rate. */
    OWN_TRENDS {
        @Override
        Company made(long seed) {
            return trends(new Chance(seed), 3 + (int) (seed % 3));
        }

        @Override
        int horizonDays() {
            return 90;
        }
    },

    /** Some pay in another currency, or answer under a key that the shop does not know; they rate otherwise. */
    UNKNOWN_PAYERS {
        @Override
        Company made(long seed) {
            return seed % 2 == 0 ? foreign(new Chance(seed)) : strangers(new Chance(seed));
        }
    },

    /** One sale years after all others, while ratings rise over time. */
    STRAY_DATE {
        @Override
        Company made(long seed) {
            return stray(new Chance(seed));
        }
    };

    private static final int CUSTOMERS = 2_000;

    abstract Company made(long seed);

    /** What is counted after the answers. */
    FollowUp outcome(long seed) {
        return FollowUp.REVENUE;
    }

    int horizonDays() {
        return 180;
    }

    /** Whether it is asked what lateness does to ratings, in the place of what follows ratings. */
    boolean isAskedOfLateness(long seed) {
        return false;
    }

    /**
     * A tenth of the orders is faulty, rated low within days, and refunded weeks later.
     *
     * @param withBasket whether refunds name the basket whose sale they cancel; else only full ones can be matched
     */
    static Company refunds(Chance chance, boolean withBasket) {
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            double rate = chance.gamma(3, 1);
            company.customer(i, 0);
            double asked = chance.between(350, 800);
            boolean isAnswered = false;
            for (int k = chance.poisson(rate * 3); k > 0; k--) {
                double at = chance.between(0, END - 60);
                double amount = chance.amount() * 2;
                int basket = withBasket ? company.basket(at) : 0;
                company.sale(i, at, amount, basket);
                boolean isFaulty = chance.happens(0.12);
                if (isFaulty) {
                    double back = chance.happens(0.7) ? amount : amount * chance.between(0.3, 0.9);
                    company.refund(i, at + chance.between(8, 40), back, basket);
                }
                if (!isAnswered && Math.abs(at - asked) < 150) {
                    isAnswered = true;
                    company.answer(i, at + chance.between(2, 7), chance.rating(isFaulty ? 4 : 8, 1.6));
                }
            }
        }
        return company;
    }

    /** Parts of what faulty orders cost come back weeks later, and nobody notes for which order. */
    static Company partialRefunds(Chance chance) {
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            company.habit(chance, i, chance.gamma(3, 1), 0, END - 1);
            double asked = chance.between(370, 800);
            boolean isFaulty = chance.happens(0.3);
            if (isFaulty) {
                company.refund(i, asked + chance.between(8, 40), chance.between(10, 30), 0);
            }
            company.answer(i, asked, chance.rating(isFaulty ? 5 : 7.5, 1.6));
        }
        return company;
    }

    /** Large projects are rated high when they are ordered, and invoiced weeks later. */
    static Company invoices(Chance chance) {
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double rate = chance.gamma(3, 0.8);
            double asked = chance.between(350, 800);
            boolean isAnswered = false;
            for (int k = chance.poisson(rate * 3); k > 0; k--) {
                double at = chance.between(0, END - 60);
                double amount = chance.amount() * 3;
                int basket = company.basket(at);
                company.sale(i, at + chance.between(10, 50), amount, basket);
                if (!isAnswered && Math.abs(at - asked) < 150) {
                    isAnswered = true;
                    company.answer(i, at + chance.between(0.5, 5), chance.rating(4.5 + Math.log(amount / 30), 1.5));
                }
            }
        }
        return company;
    }

    /** Who has given notice rates low; the contract ends up to three months later. */
    static Company notice(Chance chance) {
        Company company = Company.usual();
        double period = chance.happens(0.5) ? 90 : 30;
        for (int i = 0; i < CUSTOMERS; i++) {
            double begins = chance.between(0, 300);
            double notice = begins + chance.exponential(1_100);
            double ends = notice + period;
            company.customer(i, begins).contract(i, begins, ends);
            for (double at = begins; at < Math.min(ends, END); at += 30) {
                company.sale(i, at, chance.normal(20, 1));
            }
            double asked = chance.between(420, 780);
            if (asked < ends) {
                company.answer(i, asked, chance.rating(notice < asked ? 5 : 7.8, 1.6));
            }
        }
        return company;
    }

    /** Answers carry a day: a large basket of that day makes a high rating. */
    static Company sameDay(Chance chance) {
        Company company = new Company(Company.Wording.DAY_ONLY);
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double asked = Math.floor(chance.between(370, 800));
            company.habit(chance, i, chance.gamma(3, 1), 0, END - 1);
            double size = chance.amount();
            company.sale(i, asked + chance.between(0.3, 0.8), size);
            company.answer(i, asked, chance.rating(5.5 + 1.5 * Math.log(size / 27), 1.6));
        }
        return company;
    }

    /** Reviews are written weeks after the order whose date they borrow, by those who came back meanwhile. */
    static Company borrowed(Chance chance) {
        Company company = new Company(Company.Wording.DATED_BY_BASKET);
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double at = chance.between(370, 800);
            company.habit(chance, i, chance.gamma(3, 1), 0, END - 1);
            int basket = company.basket(at);
            company.sale(i, at, chance.amount(), basket);
            int extras = chance.poisson(0.8);
            for (int k = 0; k < extras; k++) {
                company.sale(i, at + chance.between(1, 60), chance.amount());
            }
            company.answer(String.valueOf(i), at, chance.rating(6 + extras, 1.5), basket);
        }
        return company;
    }

    static Company goodDay(Chance chance, double days) {
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double asked = chance.between(370, 800);
            company.habit(chance, i, chance.gamma(3, 1), 0, END - 1);
            double mood = chance.normal(0, 1);
            int bought = chance.poisson(0.5 * Math.exp(0.6 * mood));
            for (int k = 0; k < bought; k++) {
                company.sale(i, asked + chance.between(0.02, days), chance.amount());
            }
            company.answer(i, asked, chance.rating(6.5 + 1.2 * mood, 1.4));
        }
        return company;
    }

    static Company newcomers(Chance chance, double after) {
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            double joined = chance.between(0, 700);
            double rate = chance.gamma(1.3, 2.8);
            company.customer(i, joined).sale(i, joined, chance.amount());
            company.habit(chance, i, rate, joined, END - 1);
            company.answer(i, joined + after, chance.rating(6.2 + Math.log(rate / 3.6 + 0.2), 1.8));
        }
        return company;
    }

    /** Three weeks of sale in each quarter; half are asked in its first days, in good mood. */
    static Company seasons(Chance chance, boolean inWaves) {
        Company company = Company.usual();
        double shift = chance.between(0, 60);
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double rate = chance.gamma(3, 1.3);
            for (int quarter = 0; quarter < 12; quarter++) {
                double begins = 91.25 * quarter;
                company.habit(chance, i, rate * 0.6, begins, Math.min(begins + 91.25, END - 1));
                double sale = begins + shift;
                company.habit(chance, i, rate * 2.2, sale, Math.min(sale + 21, END - 1));
            }
            int quarter = 4 + chance.below(6);
            boolean inSale = chance.happens(0.5);
            double within = inSale ? chance.between(0, 3) : chance.between(25, inWaves ? 28 : 60);
            company.answer(i, 91.25 * quarter + shift + within, chance.rating(inSale ? 7.8 : 6.4, 1.5));
        }
        return company;
    }

    /** Spenders stay longer; who has bought nothing for a while is removed, with all they did. */
    static Company survivors(Chance chance, double removedAfter) {
        Company company = Company.usual();
        for (int i = 0; i < 3 * CUSTOMERS; i++) {
            double rate = chance.gamma(2, 2);
            double asked = chance.between(400, 700);
            int score = chance.rating(6.5, 2.2);
            boolean stays = chance.happens(1 / (1 + Math.exp(-(-1 - 0.45 * (score - 6.5) + 0.35 * (rate - 4)))));
            double until = stays ? END : asked + chance.between(0, 120);
            double[] at = times(chance, rate, until);
            double last = 0;
            for (double t : at) {
                last = Math.max(last, t);
            }
            if (at.length == 0 || last < END - removedAfter) {
                continue;
            }
            company.customer(i, 0);
            for (double t : at) {
                company.sale(i, t, chance.amount());
            }
            company.answer(i, asked, score);
        }
        return company;
    }

    private static double[] times(Chance chance, double rate, double until) {
        double[] at = new double[chance.poisson(rate * until / 365)];
        for (int k = 0; k < at.length; k++) {
            at[k] = chance.between(0, until);
        }
        return at;
    }

    /** In the north people spend more, rate higher and wait less. */
    static Company regions(Chance chance) {
        Company company = Company.usual();
        String[] names = {"north", "east", "south", "west"};
        double[] spend = {1.6, 1.2, 0.9, 0.6};
        double[] mood = {1.2, 0.4, -0.3, -1.2};
        double[] lateShare = {0.05, 0.10, 0.18, 0.35};
        for (int i = 0; i < CUSTOMERS; i++) {
            int region = chance.below(4);
            company.customer(i, -400, names[region]);
            company.habit(chance, i, 3 * spend[region], 0, END - 1);
            for (int k = 0; k < 2; k++) {
                double at = chance.between(370, 780);
                int basket = company.basket(at);
                company.sale(i, at, chance.amount() * spend[region], basket);
                double promised = at + 4;
                boolean isLate = chance.happens(lateShare[region]);
                double kept = promised + (isLate ? chance.between(0.5, 5) : -chance.between(0.1, 2));
                company.promise(basket, promised, kept);
                company.answer(
                        String.valueOf(i),
                        promised + chance.between(6, 12),
                        chance.rating(7 + mood[region], 1.7),
                        basket);
            }
        }
        return company;
    }

    /** Each customer's purchases and ratings follow one line of their own over time. */
    static Company trends(Chance chance, int waves) {
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double level = chance.gamma(4, 1);
            double slope = chance.normal(0, 0.6);
            for (int month = 0; month < 36; month++) {
                double years = month / 12.0 - 1.5;
                double rate = Math.max(0.1, level * (1 + slope * years));
                company.habit(chance, i, rate, 30.4 * month, 30.4 * (month + 1));
            }
            for (int wave = 0; wave < waves; wave++) {
                double at = 300 + 600.0 / waves * wave + chance.between(0, 40);
                double years = at / 365 - 1.5;
                company.answer(i, at, chance.rating(6.5 + 2.5 * slope * years, 1.2));
            }
        }
        return company;
    }

    /** Those who pay in euros rate higher, or lower. */
    static Company foreign(Chance chance) {
        Company company = Company.usual();
        double lift = chance.happens(0.5) ? 1.5 : -1.5;
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            boolean isForeign = chance.happens(0.08);
            int many = chance.poisson(chance.gamma(3, 1) * 3);
            for (int k = 0; k < many; k++) {
                double at = chance.between(0, END - 1);
                if (isForeign) {
                    company.saleIn("EUR", i, at, chance.amount());
                } else {
                    company.sale(i, at, chance.amount());
                }
            }
            company.answer(i, chance.between(370, 800), chance.rating(7 + (isForeign ? lift : 0), 1.6));
        }
        return company;
    }

    /** A panel answers as well, under keys that the shop has never seen. */
    static Company strangers(Chance chance) {
        Company company = Company.usual();
        double lift = chance.happens(0.5) ? 1.2 : -1.2;
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            company.habit(chance, i, chance.gamma(3, 1), 0, END - 1);
            company.answer(i, chance.between(370, 800), chance.rating(7, 1.6));
            if (chance.happens(0.2)) {
                company.answer("panel" + i, chance.between(370, 800), chance.rating(7 + lift, 1.6), 0);
            }
        }
        return company;
    }

    /** Ratings rise with the years; late answers are not observed for long, but for one mistyped sale. */
    static Company stray(Chance chance) {
        Company company = Company.usual();
        boolean rises = chance.happens(0.5);
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            company.habit(chance, i, chance.gamma(3, 1), 0, END - 1);
            double asked = chance.between(370, END - 10);
            double drift = 3 * (asked - 730) / 365 * (rises ? 1 : -1);
            company.answer(i, asked, chance.rating(6.5 + drift, 1.5));
        }
        company.sale(0, END + 400 + chance.below(600), 25);
        return company;
    }
}
