package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void saysWhatAConditionMustLookLike() {
        assertThatThrownBy(() -> Where.parse(Optional.of("region")))
                .hasMessage("where must be attribute=value, several separated by commas, not \"region\"");
    }

    @Test
    void aConditionSaidTwiceIsOne() {
        assertThat(Where.parse(Optional.of("a=b,a=b, a = b")).conditions()).hasSize(1);
        String many = IntStream.range(0, 63).mapToObj(i -> "a" + i + "=b").collect(Collectors.joining(","));
        assertThatThrownBy(() -> Where.parse(Optional.of(many)))
                .hasMessage("where must have at most 62 conditions, not 63");
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
