package org.wayworth.warehouse.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Offsets that are looked up once a day against Java's own conversion of each time. */
@DisplayName("law: a local time becomes the same moment in UTC as java.time makes of it")
class DayOffsetsTest {

    private static final int TIMES_A_ZONE = 300;
    private static final int SEED = 20_261;

    @Test
    void timesOfEveryZoneAtRandom() {
        Random random = new Random(SEED);
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            DayOffsets offsets = new DayOffsets(zone);
            for (int i = 0; i < TIMES_A_ZONE; i++) {
                LocalDateTime local =
                        LocalDateTime.of(1895, 1, 1, 0, 0).plusSeconds((long) (random.nextDouble() * 6.6e9));
                assertSame(offsets, zone, local);
            }
        }
    }

    @Test
    void everyQuarterOfAnHourOfYearsInWhichClocksChange() {
        for (String name : new String[] {
            "Europe/London",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Pacific/Apia",
            "Asia/Gaza"
        }) {
            ZoneId zone = ZoneId.of(name);
            DayOffsets offsets = new DayOffsets(zone);
            LocalDateTime end = LocalDateTime.of(2012, 6, 1, 0, 0);
            for (LocalDateTime local = LocalDateTime.of(2011, 1, 1, 0, 0);
                    local.isBefore(end);
                    local = local.plusMinutes(15)) {
                assertSame(offsets, zone, local);
            }
        }
    }

    private static void assertSame(DayOffsets offsets, ZoneId zone, LocalDateTime local) {
        assertThat(offsets.toUtc(local))
                .as("%s in %s", local, zone)
                .isEqualTo(ZonedDateTime.of(local, zone)
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime());
    }
}
