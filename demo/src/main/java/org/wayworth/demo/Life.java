package org.wayworth.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to one customer over the 36 months: half-years in order, each with its boxes and orders, then the wave
 * that closes it.
 *
 * <p>Money follows the answer exactly: what low satisfaction costs in lost boxes is expected to a penny
 * ({@code Contract.expectedPounds}), and shop orders move by the rest, so that revenue over the 365 days after a wave
 * changes by {@link Effects#poundsPerPoint} per point for every customer of every kind.
 */
final class Life {

    private static final double FELT_TOGETHER = 0.45;
    private static final double SCORE_FIRMNESS = 8;
    private static final double TICKET_WHEN_LATE = 0.20;
    private static final double TICKET_OTHERWISE = 0.025;
    private static final int DAYS_BEFORE_FIRST_QUESTION = 30;
    /** Every parcel has come by then, so that those who order often are not spared late ones. */
    static final int DAYS_TO_KNOW = 10;

    private static final int BEFORE_ALL = 0;
    private static final int AFTER_ALL = Integer.MAX_VALUE;

    final Customer customer;
    final List<Parcel> parcels = new ArrayList<>();
    final List<Ticket> tickets = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();

    private final Effects effects;
    private final Chance chance;
    private final Contract contract;
    private final double answerShare;
    private int contractEnds;

    private Life(Customer customer, Effects effects, double answerShare, Chance chance) {
        this.customer = customer;
        this.effects = effects;
        this.answerShare = answerShare;
        this.chance = chance;
        this.contract = new Contract(customer, effects);
        this.contractEnds = customer.plan() == Plan.NONE ? BEFORE_ALL : AFTER_ALL;
    }

    static Life live(Customer customer, Effects effects, double answerShare, Chance chance) {
        Life life = new Life(customer, effects, answerShare, chance);
        life.liveThrough(Days.START - 1, Wave.NOVEMBER_2023.landmark, Effects.NEUTRAL, false);
        for (Wave wave : Wave.values()) {
            boolean known = customer.joined() <= wave.asked() - DAYS_BEFORE_FIRST_QUESTION;
            Answer answer = life.feel(wave);
            if (known) {
                life.answers.add(answer);
            }
            life.liveThrough(wave.landmark, wave.until, known ? answer.score() : Effects.NEUTRAL, true);
        }
        return life;
    }

    boolean hadContract() {
        return customer.plan() != Plan.NONE;
    }

    /** The last day of the contract, or a day after the exports while it runs. */
    int contractEnds() {
        return contractEnds;
    }

    /** From the day after {@code after} to {@code until}. */
    private void liveThrough(int after, int until, double score, boolean isWave) {
        int from = Math.max(after + 1, customer.joined());
        if (from > Math.min(until, Days.END)) {
            return;
        }
        double extra = isWave ? shopPoundsFor(score, after) : 0;
        if (contractEnds > after) {
            endContractPerhaps(from, until, score);
        }
        sendBoxes(from, until);
        sendOrders(from, until, extra);
    }

    /** Pounds of shop orders over the half-year after a wave, above those of a neutral customer. */
    private double shopPoundsFor(double score, int landmark) {
        double boxes = 0;
        if (contractEnds > landmark) {
            Wave wave = waveAt(landmark);
            boxes = contract.expectedPounds(wave, score) - contract.expectedPounds(wave, Effects.NEUTRAL);
        }
        return effects.poundsPerPoint() * (score - Effects.NEUTRAL) - boxes;
    }

    private static Wave waveAt(int landmark) {
        for (Wave wave : Wave.values()) {
            if (wave.landmark == landmark) {
                return wave;
            }
        }
        throw new IllegalStateException("no wave ends on " + Days.iso(landmark));
    }

    private void endContractPerhaps(int from, int until, double score) {
        double days = chance.exponential() / contract.rate(score);
        if (days < until - from + 1) {
            contractEnds = from + (int) days;
        }
    }

    private void sendBoxes(int from, int until) {
        int last = Math.min(Math.min(until, Days.END), contractEnds - 1);
        for (int due = contract.firstBoxFrom(from); due <= last; due += Plan.DAYS_BETWEEN_BOXES) {
            add(Parcel.send(parcels.size(), due, true, List.of(), customer.plan().pence, chance));
        }
    }

    private void sendOrders(int from, int until, double extraPounds) {
        double pounds = Season.weight(from, until) * customer.shopPoundsPerYear() / Days.YEAR + extraPounds;
        int orders = chance.poisson(pounds / customer.kind().poundsPerOrder());
        int[] days = new int[orders];
        for (int i = 0; i < orders; i++) {
            days[i] = Season.day(from, until, chance);
        }
        Arrays.sort(days);
        for (int day : days) {
            List<Product> lines = fillBasket();
            if (day <= Days.END) {
                int pence = lines.stream().mapToInt(product -> product.pence).sum();
                add(Parcel.send(parcels.size(), day, false, lines, pence, chance));
            }
        }
    }

    private List<Product> fillBasket() {
        List<Product> basket = customer.kind().basket;
        List<Product> lines = new ArrayList<>(3);
        lines.add(basket.get(chance.below(basket.size())));
        for (int i = 0; i < 2; i++) {
            if (chance.happens(Kind.MORE_LINES)) {
                lines.add(basket.get(chance.below(basket.size())));
            }
        }
        return lines;
    }

    private void add(Parcel parcel) {
        parcels.add(parcel);
        double ticket = parcel.isLate() ? TICKET_WHEN_LATE : TICKET_OTHERWISE * customer.kind().ticketFactor;
        if (chance.happens(ticket)) {
            tickets.add(Ticket.about(parcel, chance));
        }
    }

    private Answer feel(Wave wave) {
        boolean supportUsed = false;
        for (Ticket ticket : tickets) {
            supportUsed |= Days.dayOf(ticket.closed()) < wave.asked();
        }
        Map<Item, Integer> items = feelItems(lastParcelWasLate(wave.asked()));
        double mean = customer.meanScore(wave.landmark);
        for (Item item : Item.values()) {
            if (effects.drivers()) {
                mean += customer.kind().weight(item) * (items.getOrDefault(item, 0) - item.centre(effects));
            }
        }
        int score = chance.rating(mean, 0, 10, SCORE_FIRMNESS);
        double pounds = poundsBetween(wave.asked() - Days.YEAR, wave.asked());
        boolean isAsked = pounds > 0 || contractEnds > wave.asked();
        boolean isAnswered = chance.happens(Response.share(score, pounds) * answerShare);
        return new Answer(wave, score, items, supportUsed, isAsked, isAsked && isAnswered);
    }

    private Map<Item, Integer> feelItems(boolean late) {
        double together = chance.normal();
        double apart = StrictMath.sqrt(1 - FELT_TOGETHER * FELT_TOGETHER);
        Map<Item, Integer> items = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            double felt = FELT_TOGETHER * together + apart * chance.normal();
            boolean shifted = late && item == Item.DELIVERY;
            items.put(item, Item.rating(shifted ? felt + effects.lateItemShift() : felt));
        }
        return items;
    }

    private boolean lastParcelWasLate(int before) {
        int last = Integer.MIN_VALUE;
        boolean late = false;
        for (Parcel parcel : parcels) {
            if (parcel.day() <= before - DAYS_TO_KNOW && parcel.moment() > last) {
                last = parcel.moment();
                late = parcel.isLate();
            }
        }
        return late;
    }

    private double poundsBetween(int from, int before) {
        long pence = 0;
        for (Parcel parcel : parcels) {
            if (parcel.day() >= from && parcel.day() < before) {
                pence += parcel.pence();
            }
        }
        return pence / 100.0;
    }
}
