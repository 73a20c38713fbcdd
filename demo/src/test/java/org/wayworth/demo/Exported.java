package org.wayworth.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The export files read back and joined by their keys: what an analyst with patience could know, and no more. */
final class Exported {

    /** One customer of the shop's file with all that resolves to it. */
    static final class Person {
        final String age;
        final String channel;
        final String region;
        final int joined;
        int contractEnds = Integer.MIN_VALUE;
        final List<int[]> money = new ArrayList<>();

        Person(String age, String channel, String region, int joined) {
            this.age = age;
            this.channel = channel;
            this.region = region;
            this.joined = joined;
        }

        /** Pounds after one day, up to and with another. */
        double pounds(int after, int until) {
            long pence = 0;
            for (int[] movement : money) {
                pence += movement[0] > after && movement[0] <= until ? movement[1] : 0;
            }
            return pence / 100.0;
        }
    }

    /** @param items in the order of {@link Item}; 0 for blank, 9 for never used */
    record Response(Person person, int day, int score, int[] items) {}

    /** @param ordered day  @param day of delivery  @param rating 0 where the question was not answered */
    record Delivery(Person person, int ordered, int day, boolean late, int rating) {}

    final List<Person> people = new ArrayList<>();
    final List<Response> responses = new ArrayList<>();
    final List<Person> invited = new ArrayList<>();
    final Map<String, Delivery> deliveries = new HashMap<>();

    private final Map<String, Person> byShop = new HashMap<>();
    private final Map<String, Person> byEmail = new HashMap<>();
    private final Map<String, Person> byAccount = new HashMap<>();
    private final Map<String, Person> byParcel = new HashMap<>();
    private final Map<String, Integer> parcelDay = new HashMap<>();

    Exported(Path folder) {
        readShop(folder);
        readSubscriptions(folder);
        readMoney(folder);
        readSurveys(folder);
    }

    private void readShop(Path folder) {
        for (String[] row : Table.read(folder.resolve("shop_customers.csv")).rows()) {
            Person person = new Person(row[6], row[7], row[5], day(row[4]));
            people.add(person);
            byShop.put(row[0], person);
            byEmail.put(row[3], person);
        }
        for (String[] row : Table.read(folder.resolve("shop_email_changes.csv")).rows()) {
            byEmail.put(row[2], find(byShop, row[0]));
        }
        for (String[] row : Table.read(folder.resolve("shop_orders.csv")).rows()) {
            byParcel.put(row[0], find(byShop, row[1]));
            parcelDay.put(row[0], day(row[2]));
            arrive(row[0], row[2], row[4], row[5]);
        }
    }

    private void readSubscriptions(Path folder) {
        for (String[] row : Table.read(folder.resolve("subscriptions.csv")).rows()) {
            Person person = find(byEmail, row[1]);
            byAccount.put(row[0], person);
            person.contractEnds = row[4].isEmpty() ? Integer.MAX_VALUE : day(row[4]);
        }
        for (String[] row : Table.read(folder.resolve("subscription_boxes.csv")).rows()) {
            byParcel.put(row[0], find(byAccount, row[1]));
            pay(row[0], day(row[2]), row[3]);
            arrive(row[0], row[2], row[5], row[6]);
        }
    }

    private void readMoney(Path folder) {
        for (String[] row : Table.read(folder.resolve("shop_order_lines.csv")).rows()) {
            pay(row[0], find(parcelDay, row[0]), row[4]);
        }
        for (String[] row : Table.read(folder.resolve("refunds.csv")).rows()) {
            pay(row[1], day(row[2]), row[3]);
        }
    }

    private void readSurveys(Path folder) {
        for (String[] row : Table.read(folder.resolve("survey_invitations.csv")).rows()) {
            invited.add(find(byEmail, row[1]));
        }
        for (String[] row : Table.read(folder.resolve("survey_responses.csv")).rows()) {
            int[] items = new int[7];
            for (int i = 0; i < items.length; i++) {
                items[i] = row[4 + i].isEmpty() ? 0 : Integer.parseInt(row[4 + i]);
            }
            responses.add(new Response(find(byEmail, row[1]), britishDay(row[2]), Integer.parseInt(row[3]), items));
        }
        for (String[] row : Table.read(folder.resolve("parcel_survey.csv")).rows()) {
            if (!row[4].isEmpty()) {
                deliveries.computeIfPresent(
                        row[0],
                        (key, old) ->
                                new Delivery(old.person, old.ordered, old.day, old.late, Integer.parseInt(row[4])));
            }
        }
    }

    private void pay(String parcel, int day, String amount) {
        int pence = Integer.parseInt(amount.replace(".", ""));
        find(byParcel, parcel).money.add(new int[] {day, pence});
    }

    private void arrive(String parcel, String ordered, String promised, String delivered) {
        if (!delivered.isEmpty()) {
            boolean late = delivered.compareTo(promised) > 0;
            deliveries.put(parcel, new Delivery(find(byParcel, parcel), day(ordered), day(delivered), late, 0));
        }
    }

    private static <T> T find(Map<String, T> map, String key) {
        T found = map.get(key);
        if (found == null) {
            throw new AssertionError("nothing is known of " + key);
        }
        return found;
    }

    private static int day(String iso) {
        return (int) LocalDate.parse(iso.substring(0, 10)).toEpochDay();
    }

    private static int britishDay(String text) {
        return day(text.substring(6, 10) + "-" + text.substring(3, 5) + "-" + text.substring(0, 2));
    }
}
