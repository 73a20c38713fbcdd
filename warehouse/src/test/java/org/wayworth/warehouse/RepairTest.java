package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.warehouse.engine.Engine;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** Fault: the analytics database is damaged, cut or gone; the raw files bring back the same tables. */
@Tag("long")
class RepairTest {

    @TempDir
    Path tmp;

    enum Damage {
        GONE,
        CUT_TO_HALF,
        CUT_TO_NOTHING,
        FLIPPED_HEADER,
        FLIPPED_MIDDLE,
        NOT_A_DATABASE,
        OF_ANOTHER_FOLDER,
        OF_ANOTHER_VERSION;

        void hit(Path file, Path other, Random random) throws IOException {
            switch (this) {
                case GONE -> Files.delete(file);
                case CUT_TO_HALF -> cut(file, Files.size(file) / 2);
                case CUT_TO_NOTHING -> cut(file, 0);
                case FLIPPED_HEADER -> flip(file, 16, 4_096, random);
                case FLIPPED_MIDDLE -> flip(file, 12_288, Files.size(file) - 12_288, random);
                case NOT_A_DATABASE -> Files.writeString(file, "not a database");
                case OF_ANOTHER_FOLDER -> Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
                case OF_ANOTHER_VERSION -> forgetTouchpoints(file);
            }
        }

        /** A version that knew no catalogue of touchpoints. */
        private static void forgetTouchpoints(Path file) {
            Engine.Limits limits =
                    new Engine.Limits(500_000_000, 1, file.resolveSibling("tmp"), file.resolveSibling("tmp"));
            try (Engine engine = Engine.open(file, limits);
                    Session session = engine.session()) {
                session.run(
                        Sql.of(
                                "drop table canonical.touchpoint; delete from source.built where table_name = 'touchpoint'"),
                        Parameters.none());
            }
        }

        private static void cut(Path file, long size) throws IOException {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.setLength(size);
            }
        }

        private static void flip(Path file, long from, long length, Random random) throws IOException {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                for (int i = 0; i < 200; i++) {
                    long at = from + (long) (random.nextDouble() * length);
                    bytes.seek(at);
                    int old = bytes.read();
                    bytes.seek(at);
                    bytes.write(old ^ 0xFF);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedDatabaseIsRebuiltWithTheSameTables(Damage damage, @TempDir Path another) throws IOException {
        State before;
        try (Desk desk = new Desk(tmp);
                Desk other = new Desk(another)) {
            fill(desk);
            other.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
            other.load("sales.csv");
            before = desk.data().status();
        }
        damage.hit(database(tmp), database(another), new Random(7));
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"))) {
            State after = folder.status();
            assertThat(after.notes()).singleElement().asString().contains("rebuilt");
            assertThat(after).usingRecursiveComparison().ignoringFields("notes").isEqualTo(before);
            assertThat(folder.rejects("")).hasSize(1);
        }
    }

    private static void fill(Desk desk) {
        StringBuilder sales = new StringBuilder(Desk.SALES);
        for (int i = 0; i < 5_000; i++) {
            sales.append(i)
                    .append(",c")
                    .append(i % 700)
                    .append(",1.25,2024-01-01,product ")
                    .append(i)
                    .append('\n');
        }
        desk.write("sales.csv", sales.toString());
        desk.write("people.csv", Desk.PEOPLE + "c1,a@x.org,north,2023-05-05\nc2,b@x.org,south,2023-13-06\n");
        desk.load("sales.csv");
        desk.load("people.csv");
    }

    private static Path database(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            List<Path> databases =
                    files.filter(file -> file.toString().endsWith(".duckdb")).toList();
            assertThat(databases).hasSize(1);
            return databases.get(0);
        }
    }

    /** What a kill between the two commits leaves: the manifest knows an import that the tables do not. */
    @Test
    void anImportThatIsOnlyInTheManifestIsFinishedAtTheNextStart() throws IOException {
        State before;
        Path kept = tmp.resolve("kept.duckdb");
        try (Desk desk = new Desk(tmp)) {
            desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
            desk.load("sales.csv");
            desk.data().close();
            Files.copy(database(tmp), kept);
        }
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"), Desk.CLOCK)) {
            Path more = Files.writeString(tmp.resolve("sales-2.csv"), Desk.SALES + "2,b,5.00,2024-01-02,x\n");
            folder.importer().importFiles(List.of(more), tmp.resolve("shop.yaml"), Progress.silent());
            before = folder.status();
        }
        Files.move(kept, database(tmp), StandardCopyOption.REPLACE_EXISTING);
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"), Desk.CLOCK)) {
            State after = folder.status();
            assertThat(after.notes()).singleElement().asString().contains("has been finished");
            assertThat(after).usingRecursiveComparison().ignoringFields("notes").isEqualTo(before);
        }
    }

    @Test
    void aChangedRawFileIsNamedAndNothingIsServed() throws IOException {
        try (Desk desk = new Desk(tmp)) {
            fill(desk);
        }
        Files.delete(database(tmp));
        try (Stream<Path> raw = Files.list(tmp.resolve("data/raw"))) {
            for (Path file : raw.toList()) {
                Files.writeString(file, Files.readString(file).replace("1.25", "1.26"));
            }
        }
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"))) {
            assertThatThrownBy(folder::status).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo(Code.RAW_DAMAGED);
                assertThat(refused.getMessage()).contains("sales.csv").contains("import the same file again");
            });
        }
    }

    @Test
    void aSecondOpenerIsToldWhoHoldsTheFolder() {
        try (Desk desk = new Desk(tmp)) {
            assertThatThrownBy(() -> DataFolder.open(desk.dataPath()))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.FOLDER_HELD))
                    .hasMessageContaining(
                            "held by process " + ProcessHandle.current().pid());
        }
    }
}
