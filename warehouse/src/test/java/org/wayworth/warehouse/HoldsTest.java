package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.condition.Grammar;
import org.wayworth.vocabulary.Condition;
import org.wayworth.warehouse.feature.Registry;

/** Customers 0 to 39 have i orders each and plan p(i mod 4); whom nobody knows is the last of those asked about. */
@DisplayName("planted truth: for whom a condition holds")
class HoldsTest {

    private static final int CUSTOMERS = 40;

    @TempDir
    static Path tmp;

    private static FactWorld world;
    private static Warehouse warehouse;

    @BeforeAll
    static void open() {
        world = new FactWorld(tmp).with("sales", "z,zed,Z,sale,1.00,1.00,GBP,2021-01-01 12:00,tea");
        for (int c = 0; c < CUSTOMERS; c++) {
            world.with("people", "c" + c + ",2022-01-01");
            if (c % 4 > 0) {
                world.with("plans", "c" + c + ",p" + c % 4 + ",2022-01-01");
            }
            for (int k = 0; k < c; k++) {
                world.with(
                        "sales",
                        "c" + c + "-" + k + ",c" + c + ",O" + c + "-" + k + ",sale,10.00,1.00,GBP,2024-0" + (1 + k % 6)
                                + "-10 12:00," + (k == 7 ? "Gold" : "tea"));
            }
        }
        world.load();
        warehouse = world.warehouse();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Condition condition(String text) {
        return Grammar.withAnyAttribute(Registry.get().facts()).parse(text);
    }

    /** Asked from the last to the first, as of the end of a day, with a stranger at the end. */
    private static List<Integer> holds(String text, String day) {
        long[] customers = new long[CUSTOMERS + 1];
        long[] moments = new long[CUSTOMERS + 1];
        for (int i = 0; i <= CUSTOMERS; i++) {
            customers[i] = i == CUSTOMERS ? 17 : world.customer("c" + (CUSTOMERS - 1 - i));
            moments[i] = FactWorld.endOf(day);
        }
        boolean[] holds = warehouse.holds(condition(text), customers, moments);
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < holds.length; i++) {
            if (holds[i]) {
                held.add(CUSTOMERS - 1 - i);
            }
        }
        return held;
    }

    @Test
    void resultsStandInTheOrderOfTheQuestions() {
        assertThat(holds("orders_365 >= 37", "2024-06-30")).containsExactly(39, 38, 37);
        assertThat(holds("orders_365 between 0 and 1 or revenue_365 >= 390", "2024-06-30"))
                .containsExactly(39, 1, 0);
        assertThat(holds("product_kinds contains \"gold\" and orders_365 < 10", "2024-06-30"))
                .containsExactly(9, 8);
        assertThat(holds("is_known_to_sales and not (orders_365 > 0)", "2024-06-30"))
                .containsExactly(0);
    }

    /** Customers whose number is a multiple of 4 have no plan: neither = nor its opposite holds of them. */
    @Test
    void whatIsUnknownDoesNotHoldNorDoesItsOpposite() {
        assertThat(holds("plan = \"p1\" and orders_365 <= 9", "2024-06-30")).containsExactly(9, 5, 1);
        assertThat(holds("not (plan = \"p1\") and orders_365 <= 9", "2024-06-30"))
                .containsExactly(7, 6, 3, 2);
        assertThat(holds("plan is blank and orders_365 <= 9", "2024-06-30")).containsExactly(8, 4, 0);
        assertThat(holds("not (orders_365 >= 0)", "2024-06-30")).isEmpty();
        assertThat(holds("orders_365 is blank", "2024-06-30")).containsExactly(-1);
    }

    /** Orders come on the tenth of January to June in turn: by the end of January customers 1 to 6 have one. */
    @Test
    void eachMomentSeesWhatHappenedByThen() {
        long[] customers = new long[12];
        long[] moments = new long[12];
        for (int i = 0; i < 12; i++) {
            customers[i] = world.customer("c6");
            moments[i] = FactWorld.endOf(i % 2 == 0 ? "2024-0" + (1 + i / 2) + "-09" : "2024-0" + (1 + i / 2) + "-10");
        }
        assertThat(warehouse.holds(condition("orders_365 = 3"), customers, moments))
                .containsExactly(false, false, false, false, false, true, true, false, false, false, false, false);
    }

    @Test
    void nobodyAskedAboutIsNoFault() {
        assertThat(warehouse.holds(condition("orders_365 = 3 or plan = \"p1\""), new long[0], new long[0]))
                .isEmpty();
    }

    @Test
    void callsAtOneTimeDoNotMeet() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<Integer>>> asked = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String text = "orders_365 = " + (i + 5);
                asked.add(threads.submit(() -> holds(text, "2024-06-30")));
            }
            for (int i = 0; i < 24; i++) {
                assertThat(asked.get(i).get()).containsExactly(i + 5);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
