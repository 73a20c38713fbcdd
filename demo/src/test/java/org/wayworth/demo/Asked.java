package org.wayworth.demo;

/** What only the maker of the company knows: what everyone who was asked would have answered. */
record Asked(double meanScore, double heavyToLight) {

    static Asked by(DemoOptions options) {
        double sum = 0;
        double n = 0;
        double[] expected = new double[2];
        double[] answered = new double[2];
        for (int number = 0; number < options.customers(); number++) {
            Customer customer = Customer.make(number, Chance.of(options.seed(), number * 4L));
            Chance chance = Chance.of(options.seed(), number * 4L + 1);
            Life life = Life.live(customer, Effects.of(options.world()), options.answers(), chance);
            for (Answer answer : life.answers) {
                if (answer.isAsked()) {
                    sum += answer.score();
                    n++;
                    int heavy = poundsBefore(life, answer.wave().asked()) >= Response.HEAVY_POUNDS ? 1 : 0;
                    expected[heavy] += Response.AT_NOUGHT + Response.PER_POINT * answer.score();
                    answered[heavy] += answer.isAnswered() ? 1 : 0;
                }
            }
        }
        return new Asked(sum / n, answered[1] / expected[1] / (answered[0] / expected[0]));
    }

    private static double poundsBefore(Life life, int day) {
        double pence = 0;
        for (Parcel parcel : life.parcels) {
            if (parcel.day() >= day - Days.YEAR && parcel.day() < day) {
                pence += parcel.pence();
            }
        }
        return pence / 100;
    }
}
