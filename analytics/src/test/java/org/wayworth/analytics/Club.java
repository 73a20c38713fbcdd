package org.wayworth.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.wayworth.warehouse.DataFolder;

/**
 * A made-up club whose members have few attributes, some of them rare and some of them going with each other, so that
 * filters can be found that differ by few members. Every member buys, and answers once or twice.
 *
 * @param members who they are: the value of each attribute, by its name
 */
public record Club(DataFolder folder, List<Map<String, String>> members) {

    private static final LocalDate START = LocalDate.of(2022, 1, 1);
    private static final int DAYS = 1_095;

    private static final String MAPPING = """
            mapping: club
            currency: GBP
            time_zone: Europe/London
            files:
              - match: members*
                loads:
                  - table: customer
                    row_key: member
                    keys: {club.member: member}
                    columns:
                      joined_on: joined
                    attributes: {town: town, plan: plan, vip: vip, age: age}
                    attributes_since: always
              - match: orders*
                loads:
                  - table: transaction
                    row_key: no
                    keys: {club.member: member}
                    columns:
                      kind: {value: price}
                      role: {value: sale}
                      amount: amount
                      occurred_at: day
              - match: answers*
                loads:
                  - table: feedback
                    row_key: no
                    keys: {club.member: member}
                    columns:
                      survey: {value: yearly}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: day
                    answers:
                      welcome: {column: welcome, scale: [1, 5]}
                      price: {column: price, scale: [1, 5]}
            """;

    /** @param goesTogether whether gold members are of one town, and nearly all of them are VIPs */
    static Club of(int members, long seed, boolean goesTogether) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Map<String, String>> who = new ArrayList<>();
        StringBuilder people = new StringBuilder("member,joined,town,plan,vip,age\n");
        StringBuilder orders = new StringBuilder("no,member,day,amount\n");
        StringBuilder answers = new StringBuilder("no,member,day,score,welcome,price\n");
        int order = 0;
        int answer = 0;
        for (int i = 0; i < members; i++) {
            Map<String, String> one = member(chance, goesTogether);
            who.add(one);
            people.append("m" + i + "," + START + "," + String.join(",", one.values()) + "\n");
            for (int n = chance.nextInt(3, 9); n > 0; n--) {
                orders.append(order++ + ",m" + i + "," + START.plusDays(chance.nextInt(DAYS)) + ","
                        + chance.nextInt(5, 90) + "\n");
            }
            for (int n = chance.nextInt(1, 3); n > 0; n--) {
                answers.append(answer++ + ",m" + i + "," + START.plusDays(400 + chance.nextInt(250)) + ","
                        + Math.min(10, chance.nextInt(3, 13)) + "," + chance.nextInt(1, 6) + "," + chance.nextInt(1, 6)
                        + "\n");
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("members.csv", people.toString());
        files.put("orders.csv", orders.toString());
        files.put("answers.csv", answers.toString());
        files.put("club.yaml", MAPPING);
        return new Club(Worlds.written("club " + members + " " + seed + " " + goesTogether, files, "club.yaml"), who);
    }

    private static Map<String, String> member(SplittableRandom chance, boolean goesTogether) {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("town", List.of("Ayr", "Bath", "Cork", "Deal", "Ely").get(Math.min(chance.nextInt(6), 4)));
        one.put("plan", chance.nextInt(60) == 0 ? "gold" : chance.nextBoolean() ? "basic" : "plus");
        one.put("vip", chance.nextInt(70) == 0 ? "yes" : "no");
        one.put("age", List.of("young", "middle", "old").get(chance.nextInt(3)));
        if (goesTogether && one.get("plan").equals("gold")) {
            one.put("town", "Ely");
            one.put("vip", chance.nextInt(12) > 0 ? "yes" : "no");
        }
        return one;
    }
}
