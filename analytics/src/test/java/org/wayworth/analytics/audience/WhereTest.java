package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.warehouse.Warehouse;

@DisplayName("law and message: who is asked about")
class WhereTest {

    private static final double DAY_2025 = 9_132;

    @Test
    void readsConditionsAndSaysThemInWords() {
        Where where = Where.parse(Optional.of(" region=Scotland , plan = Daily"));
        assertThat(where.text()).isEqualTo("region Scotland and plan Daily");
        assertThat(Where.parse(Optional.empty()).text()).isEqualTo("everybody");
    }

    @Test
    @DisplayName("message: what is no condition is refused in its place, and a number that is none of the usual")
    void saysWhatAConditionMustLookLike() {
        assertRefused(
                "region",
                "where must have a comparison of region at line 1, column 7, not the end; region is text: write region ="
                        + " \"…\".");
        String few = ": customers between two numbers would be too few to be told of. Write ";
        assertRefused(
                "revenue_365 >= 1234.56",
                "where must divide revenue_365 below a round number, not at >= 1234.56" + few + ">= 1000 or >= 1500.");
        assertRefused(
                "tenure_days between 365 and 730",
                "where must divide tenure_days below a round number, not at <= 730" + few
                        + "< 730, which leaves out those with 730, or < 1095.");
        assertRefused(
                "not (revenue_365 > 500)",
                "where must divide revenue_365 below a round number, not at > 500" + few
                        + ">= 500, which takes in those with 500, or >= 750.");
        String one = ", which too few customers may have to be told of. Write tenure_days between two round numbers:"
                + " tenure_days >= 365 and tenure_days < 545.";
        assertRefused("tenure_days = 365", "where must take a range of tenure_days, not the one value 365" + one);
        assertRefused("tenure_days in (400, 7)", "where must take a range of tenure_days, not the one value 400" + one);
        assertRefused(
                "late_share >= 20",
                "where must have late_share as a share, where 1 is all, not 20; for 20% write 0.2.");
        assertRefused(
                "late_share != 37.5",
                "where must have late_share as a share, where 1 is all, not 37.5; for 37.5% write 0.375.");
        assertThat(Where.parse(Optional.of("late_share <= 1 and refund_share >= 0.2"))
                        .isEverybody())
                .isFalse();
        assertThat(Where.parse(Optional.of("orders_365 = 4 or tenure_days >= 365 or last_rating <= 6"))
                        .isEverybody())
                .isFalse();
        assertRefused(
                "tenure_dys >= 365",
                "where must have a fact that is known at line 1, column 1, not tenure_dys; did you mean tenure_days?");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> Where.parse(Optional.of(text))).hasMessage(message);
    }

    @Test
    @DisplayName("law: the older and the new form of an audience are one, and are kept as one text")
    void oneTextForOneAudience() {
        assertThat(Where.canonical(Optional.of("region=Scotland, plan=large")))
                .isEqualTo(Where.canonical(Optional.of("(region = \"Scotland\") AND plan=\"large\"")))
                .contains("region = \"Scotland\" and plan = \"large\"");
        assertThat(Where.canonical(Optional.of("a=b,a=b, a = b"))).contains("a = \"b\"");
        assertThat(Where.canonical(Optional.of(" "))).isEmpty();
    }

    @Test
    @DisplayName("message: an audience that is more than attributes and values is said as a sentence")
    void saysAnyConditionInWords() {
        Where where = Where.parse(Optional.of("region = \"Scotland\" and not is_contract_running"));
        assertThat(where.text())
                .isEqualTo(
                        "the segment where region is \"Scotland\" and it is not so that a contract runs at the end of the"
                                + " day");
        assertThat(where.outside()).startsWith("not in the segment where region is");
    }

    @Test
    void everyCustomerIsInOneValueOfAnAttribute() {
        Warehouse warehouse =
                Worlds.company(new DemoOptions(11, 5_000, World.PLANTED, 1)).warehouse();
        Attributes attributes = Attributes.of(warehouse);
        long[] customers = customers(warehouse);
        double[] day = new double[customers.length];
        Arrays.fill(day, DAY_2025);
        int[] times = new int[customers.length];
        for (String value : attributes.values("region")) {
            Where where = Where.parse(Optional.of("region=" + value));
            for (int i :
                    Cut.all(customers).asked(where, attributes, customers, day).kept()) {
                times[i]++;
            }
        }
        String[] region = attributes.at("region", customers, day);
        for (int i = 0; i < customers.length; i++) {
            assertThat(times[i]).isEqualTo(region[i].equals(Attributes.NOT_KNOWN) ? 0 : 1);
        }
        assertThat(Arrays.stream(times).sum()).isBetween(2_000, 5_000);
    }

    @Test
    void nothingIsKnownBeforeTheDayFromWhichItHolds() {
        Warehouse warehouse =
                Worlds.company(new DemoOptions(11, 5_000, World.PLANTED, 1)).warehouse();
        Attributes attributes = Attributes.of(warehouse);
        long[] customers = customers(warehouse);
        assertThat(attributes.at("region", customers, new double[customers.length]))
                .containsOnly(Attributes.NOT_KNOWN);
    }

    /** {@code attributes.sql} asks for nothing. */
    private record Nothing() {}

    private static long[] customers(Warehouse warehouse) {
        long[] all = warehouse
                .read(Attributes.class, "attributes.sql", new Nothing())
                .longs("customer_id");
        return Arrays.stream(all).distinct().toArray();
    }
}
