package org.wayworth.demo;

/** One support case about a parcel. Moments in minutes. */
record Ticket(Parcel about, int opened, int due, int replied, int closed) {

    static Ticket about(Parcel parcel, Chance chance) {
        int opened = Days.daytime(parcel.deliveredDay() + chance.between(0, 3), chance);
        int replied = opened + 15 + (int) (700 * chance.exponential());
        return new Ticket(
                parcel, opened, opened + Days.MINUTES, replied, replied + (int) (1_500 * chance.exponential()));
    }
}
