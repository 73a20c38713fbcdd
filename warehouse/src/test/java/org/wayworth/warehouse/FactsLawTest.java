package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.feature.Registry;

/**
 * No fact sees what happens after its day. Every family of the registry is asked, of every customer of a random company: a new one
 * without being told. What was observed, and the days of the mapping, are the same in all of its worlds.
 */
@DisplayName("law: facts see nothing that comes after their day")
class FactsLawTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int CUSTOMERS = 25;
    private static final List<String> PRODUCTS = List.of("tea", "cups", "gold", "sugar");
    private static final List<String> CHANNELS = List.of("web", "phone", "chat", "letter");
    private static final List<String> TOUCHPOINTS = List.of("shop", "help desk", "referral", "website");

    @TempDir
    Path tmp;

    /** A record, and whether it lies after the day; what of it lies after may be changed by {@code later}. */
    private record Line(String file, String text, boolean isLater) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverComesLaterChangesNothing(long seed) {
        List<Line> company = company(new Random(seed));
        Map<String, String> before = facts("as it is", company);
        assertThat(facts(
                        "nothing later",
                        company.stream().filter(line -> !line.isLater()).toList()))
                .isEqualTo(before);
        assertThat(facts("twice as much later", more(company))).isEqualTo(before);
        assertThat(facts("other things later", changed(company, seed))).isEqualTo(before);
    }

    /** So that the law can fail: each family sees what comes before. */
    @ParameterizedTest
    @ValueSource(longs = {4})
    void whatComesBeforeChangesEveryFamily(long seed) {
        Map<String, String> before = facts("as it is", company(new Random(seed)));
        Map<String, String> after = facts("another past", company(new Random(seed + 100)));
        TreeSet<String> changed = new TreeSet<>();
        before.forEach((key, value) -> {
            if (!value.equals(after.get(key))) {
                changed.add(key.substring(key.indexOf(' ') + 1));
            }
        });
        assertThat(changed)
                .containsAll(Registry.get().facts().stream()
                        .map(Fact::name)
                        .filter(name -> !name.equals("is_known_to_sales"))
                        .toList())
                .contains("plan");
    }

    /** By customer and fact, at the end of the day. */
    private Map<String, String> facts(String name, List<Line> company) {
        Path folder = tmp.resolve(name);
        try {
            Files.createDirectory(folder);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        try (FactWorld world = new FactWorld(folder)) {
            company.forEach(line -> world.with(line.file(), line.text()));
            world.load();
            List<Fact> facts = new ArrayList<>(Registry.get().facts());
            facts.add(new Fact("plan", Fact.Kind.TEXT, "", "", Fact.ATTRIBUTE));
            long[] customers = new long[CUSTOMERS];
            long[] moments = new long[CUSTOMERS];
            for (int c = 0; c < CUSTOMERS; c++) {
                customers[c] = world.customer("c" + c);
                moments[c] = FactWorld.endOf(DAY.toString());
            }
            Columns columns = world.warehouse().factsAt(facts, customers, moments);
            Map<String, String> told = new TreeMap<>();
            for (int c = 0; c < CUSTOMERS; c++) {
                for (Fact fact : facts) {
                    told.put("c" + c + " " + fact.name(), FactWorld.text(columns, fact, c));
                }
            }
            return told;
        }
    }

    /** Every customer has an undated row of their own, so that all of them are there in each world. */
    private static List<Line> company(Random random) {
        List<Line> lines = new ArrayList<>();
        begin(lines);
        for (int c = 0; c < CUSTOMERS; c++) {
            String who = "c" + c;
            lines.add(new Line("regions", who + ",north", false));
            if (random.nextInt(3) > 0) {
                LocalDate joined = day(random);
                lines.add(new Line("people", who + "," + joined, joined.isAfter(DAY)));
            }
            LocalDate since = day(random);
            lines.add(new Line("plans", who + ",p" + random.nextInt(9) + "," + since, since.isAfter(DAY)));
            contract(lines, who, random);
            int records = random.nextInt(12);
            for (int k = 0; k < records; k++) {
                String id = who + "-" + k;
                sale(lines, who, id, random);
                promise(lines, who, id, random);
                record(
                        lines,
                        "contacts",
                        random,
                        at -> id + "," + who + "," + one(TOUCHPOINTS, random) + "," + one(CHANNELS, random) + "," + at);
                record(
                        lines,
                        "answers",
                        random,
                        at -> id + "," + who + ",s" + random.nextInt(5) + ",0,10," + random.nextInt(11) + "," + at);
                record(lines, "invitations", random, at -> id + "," + who + "," + at + ",yes");
                record(lines, "episodes", random, at -> "T" + id + "," + who + ",support case," + at);
            }
        }
        return lines;
    }

    /** Records of each kind begin early, with a customer who is not asked about. */
    private static void begin(List<Line> lines) {
        lines.add(new Line("sales", "z,zed,Z,sale,1.00,1.00,GBP,2021-01-01 12:00,tea", false));
        lines.add(new Line("episodes", "Z,zed,order,2021-01-01 12:00", false));
        lines.add(new Line("episodes", "TZ,zed,support case,2021-01-01 12:00", false));
        lines.add(new Line("promises", "z,zed,Z,2021-01-01 12:00,2021-01-01 12:00", false));
        lines.add(new Line("contracts", "z,zed,2021-01-01,2021-02-01,yes", false));
        lines.add(new Line("contacts", "z,zed,shop,web,2021-01-01 12:00", false));
        lines.add(new Line("contacts", "y,zed,referral,web,2021-01-01 12:00", false));
        lines.add(new Line("answers", "z,zed,s0,0,10,5,2021-01-01 12:00", false));
        lines.add(new Line("invitations", "z,zed,2021-01-01 12:00,yes", false));
    }

    private static void sale(List<Line> lines, String who, String id, Random random) {
        boolean isEuro = random.nextInt(25) == 0;
        record(lines, "sales", random, at -> {
            LocalDateTime moment = LocalDateTime.parse(at, TIME);
            int amount = 1 + random.nextInt(90);
            String currency = isEuro ? "EUR" : "GBP";
            if (random.nextInt(5) == 0) {
                LocalDateTime back = moment.plusDays(random.nextInt(60));
                lines.add(new Line(
                        "sales",
                        id + "r," + who + ",O" + id + ",refund,-" + amount + ".00,-1.00," + currency + ","
                                + back.format(TIME) + ",",
                        back.toLocalDate().isAfter(DAY)));
            }
            return id + "," + who + ",O" + id + ",sale," + amount + ".00," + (random.nextInt(9) == 0 ? "" : "1.50")
                    + "," + currency + "," + at + "," + one(PRODUCTS, random);
        });
    }

    private static void promise(List<Line> lines, String who, String id, Random random) {
        LocalDateTime due = time(random);
        LocalDateTime kept = due.plusDays(random.nextInt(21) - 10);
        lines.add(new Line(
                "promises",
                id + "," + who + ",O" + id + "," + due.format(TIME) + "," + kept.format(TIME),
                due.toLocalDate().isAfter(DAY) && kept.toLocalDate().isAfter(DAY)));
    }

    private static void contract(List<Line> lines, String who, Random random) {
        LocalDate from = LocalDate.of(2021, 6, 1).plusDays(random.nextInt(400));
        for (int k = 0; k < 1 + random.nextInt(3); k++) {
            LocalDate until = from.plusDays(200 + random.nextInt(500));
            lines.add(new Line(
                    "contracts", "K" + who + k + "," + who + "," + from + "," + until + ",yes", from.isAfter(DAY)));
            from = until.plusDays(1 + random.nextInt(45));
        }
    }

    private static void record(List<Line> lines, String file, Random random, UnaryOperator<String> text) {
        LocalDateTime at = time(random);
        lines.add(new Line(file, text.apply(at.format(TIME)), at.toLocalDate().isAfter(DAY)));
    }

    private static LocalDateTime time(Random random) {
        return day(random).atTime(random.nextInt(24), random.nextInt(60));
    }

    /** Near the day as often as not. */
    private static LocalDate day(Random random) {
        return random.nextBoolean()
                ? DAY.plusDays(random.nextInt(9) - 4)
                : LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1_300));
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** What comes later comes twice, under another name. */
    private static List<Line> more(List<Line> company) {
        List<Line> more = new ArrayList<>(company);
        for (Line line : company) {
            if (line.isLater() && !line.file().equals("people") && !line.file().equals("plans")) {
                more.add(new Line(line.file(), "again" + line.text(), true));
            }
        }
        return more;
    }

    /**
     * What comes later comes with other amounts, ratings, words and customers; contracts end later than they did, or run on, and
     * promises are kept later than they were.
     */
    private static List<Line> changed(List<Line> company, long seed) {
        Random random = new Random(seed);
        List<Line> changed = new ArrayList<>();
        for (Line line : company) {
            String[] cells = line.text().split(",", -1);
            if (line.file().equals("contracts") && LocalDate.parse(cells[3]).isAfter(DAY)) {
                boolean runsOn = random.nextBoolean();
                cells[3] = runsOn ? "" : LocalDate.parse(cells[3]).plusDays(100).toString();
                cells[4] = runsOn ? "no" : "yes";
            }
            if (line.file().equals("promises")
                    && LocalDateTime.parse(cells[4], TIME).toLocalDate().isAfter(DAY)) {
                cells[4] = random.nextBoolean() ? "" : DAY.plusDays(90) + " 12:00";
            }
            if (line.isLater()) {
                other(line.file(), cells, random);
            }
            changed.add(new Line(line.file(), String.join(",", cells), line.isLater()));
        }
        return changed;
    }

    private static void other(String file, String[] cells, Random random) {
        switch (file) {
            case "sales" -> {
                cells[4] = cells[3].equals("refund") ? "-77.00" : "999.00";
                cells[6] = "EUR";
                cells[8] = "platinum";
            }
            case "answers" -> {
                cells[2] = "another survey";
                cells[5] = "0";
            }
            case "contacts" -> {
                cells[2] = "another place";
                cells[3] = "another channel";
            }
            case "plans" -> cells[1] = "another plan";
            case "episodes" -> cells[2] = "claim";
            case "invitations" -> cells[3] = "no";
            default -> {}
        }
        if (!file.equals("people") && !file.equals("plans") && !file.equals("sales") && !file.equals("promises")) {
            cells[1] = "c" + random.nextInt(CUSTOMERS);
        }
    }
}
