package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.message.Reject;

@DisplayName("law: a row_key names one row of a file, and loaded means in the tables")
class RowKeyTest {

    /** A shop's order lines: each feeds the order, its customer and one sale. */
    private static final String ORDERS = """
            mapping: shop
            currency: EUR
            files:
              - match: orders*.csv
                loads:
                  - table: episode
                    keys: {shop.email: email}
                    episode: {shop.order: order}
                    columns: {kind: {value: order}, started_at: at, status: status}
                  - table: customer
                    row_key: email
                    keys: {shop.email: email}
                    attributes: {city: city}
                    person: {name: name}
                  - table: transaction
                    row_key: [order, sku]
                    keys: {shop.email: email}
                    episode: {shop.order: order}
                    columns: {kind: {value: item}, role: {value: sale}, amount: price, product: item, occurred_at: at}
            """;

    private static final String HEADER = "order,email,name,city,at,status,sku,item,price\n";

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
        desk.write("shop.yaml", ORDERS);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private BigDecimal money() {
        return Objects.requireNonNull(
                Objects.requireNonNull(desk.data().status().money().get("item")).get("EUR"));
    }

    @Test
    void aRepeatedNameIsRejectedWithWhatDiffersAndABlankPartIsNoName() {
        desk.write("orders.csv", HEADER + """
                1004,bob@x.org,Bob,Rom,2024-04-04,paid,,Mug,10.00
                1004,bob@x.org,Bob,Rom,2024-04-04,,,Gift card,25.00
                1005,ann@x.org,Ann,Bonn,2024-04-05,paid,MUG,Mug,10.00
                1005,ann@x.org,Ann,Bonn,2024-04-05,,MUG,"Mug, wrapped",12.00
                1006,cy@x.org,Cy,Cork,2024-04-06,paid,CUP,Cup,8.00
                1006,cy@x.org,Cy,Cork,2024-04-06,paid,CUP,Cup,8.00
                1007,di@x.org,Di,Rom,2024-04-06,paid,CUP,Cup,8.50
                """);
        ImportResult result = desk.load("orders.csv");
        ImportResult.Loaded file = result.files().get(0);
        assertThat(List.of(file.read(), file.loaded(), file.rejected(), file.updated()))
                .containsExactly(7L, 3L, 4L, 0L);
        assertThat(file.rejectedBy())
                .isEqualTo(Map.of(Code.BLANK_ROW_KEY, 2L, Code.REPEATED_ROW_KEY, 1L, Code.ALREADY_HERE, 1L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::code, Reject::found)
                .containsExactly(
                        tuple(2L, "WW-ING-035", "a blank cell"),
                        tuple(3L, "WW-ING-035", "a blank cell"),
                        tuple(5L, "WW-ING-034", "line 4 has the same row_key; amount, product differ"),
                        tuple(7L, "WW-ING-030", "the same as line 6"));
        assertThat(desk.rows("transaction")).isEqualTo(3);
        assertThat(money()).isEqualTo("26.50");
        assertThat(result.notes())
                .anySatisfy(
                        note -> assertThat(note)
                                .isEqualTo(
                                        "orders.csv: rejected since an earlier record of the file has their row_key for something"
                                                + " else: 1 (EUR 12.00), the first on line 5 (wayworth rejects says what differs)"));
    }

    @Test
    void tooManyRepeatedNamesAreAMappingMistakeAndNothingChanges() throws IOException {
        StringBuilder orders = new StringBuilder(HEADER);
        for (int i = 0; i < 100; i++) {
            orders.append("%d,c%d@x.org,N,C,2024-01-01,paid,CUP,Cup,1.00\n".formatted(i, i));
            if (i % 20 == 0) {
                orders.append("%d,c%d@x.org,N,C,2024-01-01,paid,CUP,Big cup,2.50\n".formatted(i, i));
            }
        }
        desk.write("orders.csv", orders.toString());
        assertThatThrownBy(() -> desk.load("orders.csv")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.ROW_KEY_NOT_UNIQUE);
            assertThat(refused.reason().where()).isEqualTo(Message.Place.line("orders.csv", 3));
            assertThat(refused.reason().found())
                    .isEqualTo(
                            "a name that 5 of 105 records (EUR 12.50) share with an earlier record that says something"
                                    + " else");
            assertThat(refused.reason().next()).startsWith("add a column to row_key:");
        });
        assertThat(desk.rows("transaction")).isZero();
        assertThat(desk.data().status().imports()).isEmpty();
        try (Stream<Path> raw = Files.list(desk.dataPath().resolve("raw"))) {
            assertThat(raw).isEmpty();
        }
        desk.write("shop.yaml", ORDERS.replace("[order, sku]", "[order, sku, item]"));
        assertThat(desk.load("orders.csv").rejected()).isZero();
        assertThat(money()).isEqualTo("112.50");
    }

    @Test
    void aFewRepeatedNamesAreRejectedOneByOne() {
        StringBuilder orders = new StringBuilder(HEADER);
        for (int i = 0; i < 400; i++) {
            orders.append("%d,c%d@x.org,N,C,2024-01-01,paid,CUP,Cup,1.00\n".formatted(i, i));
        }
        orders.append("1,c1@x.org,N,C,2024-01-01,paid,CUP,Cup,1.50\n".repeat(10));
        desk.write("orders.csv", orders.toString());
        ImportResult.Loaded file = desk.load("orders.csv").files().get(0);
        assertThat(file.rejectedBy()).isEqualTo(Map.of(Code.REPEATED_ROW_KEY, 10L));
        assertThat(file.loaded()).isEqualTo(desk.rows("transaction")).isEqualTo(400);
    }

    /** An order's first line holds what its other lines leave blank; a customer's last line holds their newest city. */
    @Test
    void rowsThatDescribeAThingMayMentionItAgain() {
        desk.write("orders.csv", HEADER + """
                1,ann@x.org,Ann,Bonn,2024-04-04,paid,A,a,1.00
                1,ann@x.org,Ann,Bonn,2024-04-04,,B,b,2.00
                1,ann@x.org,Ann,Bonn,,,C,c,3.00
                2,ann@x.org,Ann,Köln,2024-05-04,refunded,A,a,4.00
                3,ann@x.org,Ann,Bonn,2024-06-04,paid,A,a,5.00
                """);
        ImportResult.Loaded file = desk.load("orders.csv").files().get(0);
        assertThat(List.of(file.read(), file.loaded(), file.rejected(), file.updated()))
                .containsExactly(5L, 5L, 0L, 0L);
        assertThat(desk.query("episodes.sql").texts("said"))
                .containsExactly(
                        "shop.order:1 2024-04-04 paid",
                        "shop.order:2 2024-05-04 refunded",
                        "shop.order:3 2024-06-04 paid");
        assertThat(desk.query("cities.sql").texts("said")).containsExactly("Bonn");
    }

    /** Where nothing but a second word about known things stands in a record, the first word stays. */
    @Test
    void aFileOfThingsNamesEachOnce() {
        desk.write("shop.yaml", Desk.SHOP);
        desk.write("people.csv", Desk.PEOPLE + """
                a,a@x.org,north,2023-05-05
                b,b@x.org,north,2023-05-05
                a,a@x.org,south,2023-05-06
                a,a@x.org,north,2023-05-05
                a,z@x.org,north,2023-05-05
                """);
        ImportResult.Loaded file = desk.load("people.csv").files().get(0);
        assertThat(file.rejectedBy()).isEqualTo(Map.of(Code.REPEATED_ROW_KEY, 2L, Code.ALREADY_HERE, 1L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::found)
                .containsExactly(
                        tuple(4L, "line 2 has the same row_key; attribute region, joined_on differ"),
                        tuple(5L, "the same as line 2"),
                        tuple(6L, "line 2 has the same row_key; email, keys differ"));
    }

    @Test
    void updatedCountsWhatMatters() {
        desk.write("shop.yaml", Desk.SHOP);
        desk.write("people-1.csv", Desk.PEOPLE + """
                a,a@x.org,north,2023-05-05
                b,b@x.org,north,2023-05-05
                c,c@x.org,north,2023-05-05
                d,d@x.org,north,2023-05-05
                """);
        desk.write("people-2.csv", Desk.PEOPLE + """
                a,a@x.org,south,2023-05-05
                b,b@x.org,north,2023-06-06
                c,cc@x.org,south,2023-05-05
                d,d@x.org,north,2023-05-05
                """);
        desk.write("answers-1.csv", Desk.ANSWERS + "1,a@x.org,9,2024-02-01,good,3\n2,b@x.org,8,2024-02-01,fine,3\n");
        desk.write("answers-2.csv", Desk.ANSWERS + "1,a@x.org,9,2024-02-01,good,4\n2,b@x.org,8.0,2024-02-01,fine,3\n");
        desk.load("people-1.csv", "answers-1.csv");
        ImportResult second = desk.load("people-2.csv", "answers-2.csv");
        ImportResult.Loaded people = second.files().get(0);
        assertThat(List.of(people.loaded(), people.rejected(), people.updated()))
                .containsExactly(3L, 1L, 2L);
        ImportResult.Loaded answers = second.files().get(1);
        assertThat(List.of(answers.loaded(), answers.rejected(), answers.updated()))
                .containsExactly(2L, 0L, 1L);
        assertThat(second.notes())
                .contains(
                        "people-2.csv: loaded and not counted as updated, since only attributes, personal details or the way of"
                                + " writing a number changed: 1",
                        "answers-2.csv: loaded and not counted as updated, since only attributes, personal details or the way"
                                + " of writing a number changed: 1");
        assertThat(desk.query("cities.sql").texts("said")).containsExactly("north", "north", "south", "south");
    }

    /** Seeded files with few names: counts add up, loaded rows are there, and a rebuild from the raw files gives the same. */
    @Test
    void loadedIsInTheTablesWhateverIsRepeated() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            Path folder = Files.createDirectory(tmp.resolve("law" + seed));
            try (Desk other = new Desk(folder)) {
                other.write("shop.yaml", ORDERS);
                Random random = new Random(seed);
                long loaded = 0;
                for (int file = 0; file < 3; file++) {
                    StringBuilder orders = new StringBuilder(HEADER);
                    int names = 40 + random.nextInt(4_000);
                    for (int i = 0; i < 150; i++) {
                        int order = file * 10_000 + random.nextInt(names);
                        orders.append("%d,c%d@x.org,N%d,%s,2024-01-%02d,%s,S%d,i,%d.00\n"
                                .formatted(
                                        order,
                                        order % 9,
                                        random.nextInt(3),
                                        random.nextBoolean() ? "Rom" : "",
                                        1 + random.nextInt(28),
                                        random.nextBoolean() ? "paid" : "",
                                        random.nextInt(3),
                                        1 + random.nextInt(2)));
                    }
                    other.write("orders" + file + ".csv", orders.toString());
                    try {
                        ImportResult.Loaded result =
                                other.load("orders" + file + ".csv").files().get(0);
                        assertThat(result.read()).isEqualTo(150).isEqualTo(result.loaded() + result.rejected());
                        assertThat(other.data().rejects(result.loadId())).hasSize((int) result.rejected());
                        loaded += result.loaded();
                    } catch (Refused refused) {
                        assertThat(refused.code()).as("seed " + seed).isEqualTo(Code.ROW_KEY_NOT_UNIQUE);
                    }
                    assertThat(other.rows("transaction")).as("seed " + seed).isEqualTo(loaded);
                }
                State before = other.data().status();
                other.data().close();
                Files.delete(folder.resolve("data/analytics-1.duckdb"));
                try (DataFolder again = DataFolder.open(folder.resolve("data"), Desk.CLOCK)) {
                    assertThat(again.status())
                            .usingRecursiveComparison()
                            .ignoringFields("notes")
                            .isEqualTo(before);
                }
                other.reopen();
            }
        }
    }

    /** Two parcels of one order, each promised for itself. */
    @Test
    void withoutARowKeyTheMappingIsToldToNameOne() {
        desk.write("shop.yaml", """
                mapping: shop
                files:
                  - match: promises.csv
                    loads:
                      - table: promise
                        episode: {shop.order: order}
                        columns: {kind: {value: delivery}, promised_at: by, kept_at: kept}
                """);
        StringBuilder promises = new StringBuilder("order,parcel,by,kept\n");
        for (int order = 0; order < 20; order++) {
            promises.append("o" + order + ",1,2024-05-01,2024-05-01\no" + order + ",2,2024-05-03,2024-05-02\n");
        }
        desk.write("promises.csv", promises.toString());
        assertThatThrownBy(() -> desk.load("promises.csv")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.ROW_KEY_NOT_UNIQUE);
            assertThat(refused.reason().must())
                    .isEqualTo("without row_key: in the mapping, the column order must name one promise of a file");
            assertThat(refused.reason().next())
                    .isEqualTo(
                            "write row_key: under table: promise in the mapping, with the columns that together tell these rows"
                                    + " apart: beside order a number, a kind or a day");
            assertThat(refused.reason().where()).isEqualTo(Message.Place.line("promises.csv", 3));
        });
        desk.write("shop.yaml", """
                mapping: shop
                files:
                  - match: promises.csv
                    loads:
                      - table: promise
                        row_key: [order, parcel]
                        episode: {shop.order: order}
                        columns: {kind: {value: delivery}, promised_at: by, kept_at: kept}
                """);
        assertThat(desk.load("promises.csv").loaded()).isEqualTo(40);
    }
}
