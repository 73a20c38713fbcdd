package org.wayworth.warehouse.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

@DisplayName("fault and message: a disk without room")
class RoomTest {

    private static final long MB = 1L << 20;
    private static final long USUAL = -1;

    @TempDir
    Path tmp;

    @Test
    void belowTheBoundNothingIsWrittenAndAboveItWritingGoesOnByItself() {
        AtomicLong free = new AtomicLong();
        Room large = new Room(tmp, USUAL, folder -> new Room.Space(free.get(), 100_000 * MB));
        Room small = new Room(tmp, USUAL, folder -> new Room.Space(free.get(), 2_000 * MB));
        Room set = new Room(tmp, 300 * MB, folder -> new Room.Space(free.get(), 100_000 * MB));
        free.set(999 * MB);
        assertThat(large.shortage())
                .contains("999 MB are free on the disk of the data folder, less than the 1,000 MB that are kept free");
        assertThat(small.shortage()).isEmpty();
        free.set(99 * MB);
        assertThat(small.shortage()).isPresent();
        free.set(299 * MB);
        assertThatThrownBy(set::require)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.READ_ONLY))
                .hasMessageContaining("questions are answered meanwhile");
        free.set(1_000 * MB);
        assertThat(large.shortage()).isEmpty();
        assertThat(set.shortage()).isEmpty();
        free.set(0);
        assertThat(new Room(tmp, 0, folder -> new Room.Space(free.get(), MB)).shortage())
                .as("even where the bound is switched off")
                .isPresent();
    }

    @Test
    void aFolderInWhichNothingMayBeWrittenAnswersAndRefusesImports() throws IOException {
        Path data = tmp.resolve("data");
        DataFolder.init(data);
        Path mapping = Files.writeString(tmp.resolve("shop.yaml"), """
                mapping: shop
                currency: EUR
                files:
                  - match: sales*.csv
                    loads:
                      - table: transaction
                        row_key: id
                        keys: {shop.customer: customer}
                        columns: {kind: {value: sale}, role: {value: sale}, amount: amount}
                """);
        Path sales = Files.writeString(tmp.resolve("sales.csv"), "id,customer,amount\n1,a,10.00\n");
        Path more = Files.writeString(tmp.resolve("sales-2.csv"), "id,customer,amount\n2,a,10.00\n");
        try (DataFolder folder = DataFolder.open(data)) {
            folder.importer().importFiles(List.of(sales), mapping, Progress.silent());
        }
        String settings = Files.readString(data.resolve(Settings.FILE));
        Files.writeString(data.resolve(Settings.FILE), settings + "keep_free_megabytes: 9999999\n");
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(folder.shortage()).isPresent();
            assertThatThrownBy(() -> folder.importer().importFiles(List.of(more), mapping, Progress.silent()))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.READ_ONLY));
            assertThat(folder.status().tables()).containsEntry("transaction", 1L);
        }
        Files.writeString(data.resolve(Settings.FILE), settings);
        try (DataFolder folder = DataFolder.open(data)) {
            folder.importer().importFiles(List.of(more), mapping, Progress.silent());
            assertThat(folder.status().tables()).containsEntry("transaction", 2L);
        }
    }
}
