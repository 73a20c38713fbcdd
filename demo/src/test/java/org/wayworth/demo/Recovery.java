package org.wayworth.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The direct calculations that should find the truths in the files: plain loops and straight lines. */
final class Recovery {

    static final Wave[] WHOLE_YEARS = {Wave.MAY_2024, Wave.NOVEMBER_2024, Wave.MAY_2025};
    /** All but the first of each. */
    static final List<String> AGES = List.of("30-44", "45-59", "60+");

    private static final List<String> CHANNELS = List.of("app", "market stall", "gift card");
    private static final int LAST_DAYS = 16;

    private final Exported files;

    Recovery(Exported files) {
        this.files = files;
    }

    /** Revenue over the 365 days after the landmark per point, among all who answered, as it comes. */
    Line.Slope naive(Wave... waves) {
        Line line = new Line();
        for (Wave wave : waves) {
            for (Exported.Response response : answersOf(wave)) {
                line.add(after(response, wave), response.score());
            }
        }
        return line.slope(0);
    }

    /** The same, adjusted for what was known before. */
    Line.Slope adjusted(boolean attributes, boolean pastRevenue, Wave... waves) {
        Line line = new Line();
        for (Wave wave : waves) {
            for (Exported.Response response : answersOf(wave)) {
                line.add(after(response, wave), known(response, wave, waves, attributes, pastRevenue));
            }
        }
        return line.slope(0);
    }

    /** The same with revenue of the 365 days before the landmark as outcome: must be nothing. */
    Line.Slope placebo(Wave... waves) {
        Line line = new Line();
        for (Wave wave : waves) {
            for (Exported.Response response : answersOf(wave)) {
                line.add(before(response, wave), known(response, wave, waves, true, false));
            }
        }
        return line.slope(0);
    }

    /** What lateness does to the 1–5 answer about the parcel, and what the initiative does: difference in differences. */
    Parcels parcels() {
        Line line = new Line();
        for (Exported.Delivery delivery : files.deliveries.values()) {
            if (delivery.rating() > 0) {
                double there = delivery.person().region.equals(Effects.INITIATIVE_REGION) ? 1 : 0;
                double then = delivery.day() >= Effects.INITIATIVE_STARTS ? 1 : 0;
                line.add(delivery.rating(), delivery.late() ? 1 : 0, there * then, there, then);
            }
        }
        return new Parcels(line.slope(0), line.slope(1), line.n());
    }

    record Parcels(Line.Slope late, Line.Slope initiative, int n) {}

    /** The 0–10 answer after a late last parcel, against the others. */
    Line.Slope afterLate() {
        Map<Exported.Person, List<Exported.Delivery>> byPerson = new HashMap<>();
        for (Exported.Delivery delivery : files.deliveries.values()) {
            byPerson.computeIfAbsent(delivery.person(), key -> new ArrayList<>())
                    .add(delivery);
        }
        Line line = new Line();
        for (Wave wave : Wave.values()) {
            for (Exported.Response response : answersOf(wave)) {
                Exported.Delivery last = null;
                for (Exported.Delivery delivery : byPerson.getOrDefault(response.person(), List.of())) {
                    boolean before = delivery.ordered() <= wave.asked() - Life.DAYS_TO_KNOW;
                    if (before && (last == null || delivery.ordered() > last.ordered())) {
                        last = delivery;
                    }
                }
                if (last != null) {
                    line.add(response.score(), last.late() ? 1 : 0);
                }
            }
        }
        return line.slope(0);
    }

    List<Exported.Response> answersOf(Wave wave) {
        List<Exported.Response> found = new ArrayList<>();
        for (Exported.Response response : files.responses) {
            if (response.day() <= wave.landmark && response.day() > wave.landmark - LAST_DAYS) {
                found.add(response);
            }
        }
        return found;
    }

    private static double after(Exported.Response response, Wave wave) {
        return response.person().pounds(wave.landmark, wave.landmark + Days.YEAR);
    }

    private static double before(Exported.Response response, Wave wave) {
        return response.person().pounds(wave.landmark - Days.YEAR, wave.landmark);
    }

    private static double[] known(
            Exported.Response response, Wave wave, Wave[] waves, boolean attributes, boolean pastRevenue) {
        List<Double> terms = new ArrayList<>();
        Exported.Person person = response.person();
        terms.add((double) response.score());
        terms.add((wave.landmark - person.joined) / 365.0);
        for (int i = 1; i < waves.length; i++) {
            terms.add(wave == waves[i] ? 1.0 : 0);
        }
        if (pastRevenue) {
            terms.add(before(response, wave));
        }
        if (attributes) {
            for (String age : AGES) {
                terms.add(person.age.equals(age) ? 1.0 : 0);
            }
            for (String channel : CHANNELS) {
                terms.add(person.channel.equals(channel) ? 1.0 : 0);
            }
            terms.add(person.region.equals(Effects.INITIATIVE_REGION) ? 1.0 : 0);
        }
        return terms.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
