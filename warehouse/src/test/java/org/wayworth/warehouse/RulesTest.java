package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.load.FileCheck;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** A folder that another version filled by other rules is read again, and nothing is passed over in silence. */
@DisplayName("law: what another version read is read again, by today's rules")
class RulesTest {

    @TempDir
    Path tmp;

    private void fill() {
        try (Desk desk = new Desk(tmp)) {
            desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,20.50,2024-01-02,y\n");
            desk.load("sales.csv");
        }
    }

    /** Makes the record say what another version would have written into it, which knew no seals yet. */
    private void record(String sql, String value) throws IOException {
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"), Desk.CLOCK)) {
            folder.operational().sql(sql).param(value).update();
            folder.operational().sql("delete from folder_identity").update();
            folder.operational().sql("delete from import_seal").update();
        }
        Files.delete(tmp.resolve("data/record.txt"));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void forgetTables() throws IOException {
        try (Stream<Path> files = Files.list(tmp.resolve("data"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".duckdb")).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aFileThatWasReadOtherwiseIsToldOnceAndTheRecordFollows() throws IOException {
        fill();
        record(
                "update import_load set records_loaded = 1, records_rejected = 1, content_hash = '7', rules = ?",
                "older");
        forgetTables();
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"), Desk.CLOCK)) {
            State state = folder.status();
            assertThat(state.notes())
                    .contains(
                            "sales.csv is read by other rules now: 2 of 2 records are loaded, where an earlier version"
                                    + " loaded 1 of 2");
            assertThat(state.imports().get(0).files().get(0).loaded()).isEqualTo(2);
        }
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"), Desk.CLOCK)) {
            assertThat(folder.status().notes()).isEmpty();
        }
    }

    @Test
    void byTheSameRulesOtherRowsAreADefect() throws IOException {
        fill();
        record("update import_load set content_hash = ?", "7");
        forgetTables();
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"), Desk.CLOCK)) {
            assertThatThrownBy(folder::status)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must give what the manifest says");
        }
    }

    @Test
    void aMappingThatThisVersionRefusesSaysWhatToDo() throws IOException, NoSuchAlgorithmException {
        fill();
        byte[] mapping =
                Desk.SHOP.replace("role: {value: sale}", "rolle: {value: sale}").getBytes(StandardCharsets.UTF_8);
        String hash = sha256(mapping);
        record("update import_load set rules = ?", "older");
        record("update import_batch set mapping_sha256 = ?", hash);
        Files.write(tmp.resolve("data/raw").resolve(hash), mapping);
        Files.delete(tmp.resolve("data/raw").resolve(sha256(Desk.SHOP.getBytes(StandardCharsets.UTF_8))));
        forgetTables();
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"), Desk.CLOCK)) {
            assertThatThrownBy(folder::status)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.FOLDER_RULES))
                    .hasMessageContaining("rolle")
                    .hasMessageContaining("make a new data folder and import the files again with a corrected mapping");
        }
    }

    /** Guards the name of the rules: folders are read again only when it changes. */
    @Test
    void theSameFilesGiveTheSameRowsUntilTheRulesHaveAnotherName() {
        try (Desk desk = new Desk(tmp)) {
            desk.write("shop.yaml", Desk.SHOP.replace("currency: EUR", "currency: EUR\ntime_zone: Europe/Paris"));
            desk.write(
                    "sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n2,b,-20.5,2024-07-02 10:11,\"y, z\"\n3,,1,,\n");
            desk.write("people.csv", Desk.PEOPLE + "a,a@x.org,north,2023-05-05\nb,,\u00e9t\u00e9,\n");
            desk.write(
                    "answers.csv", Desk.ANSWERS + "7,a@x.org,9,2024-02-01 10:00,good,9\n8,z@x.org,1,2024-02-01,,2\n");
            desk.load("sales.csv", "people.csv", "answers.csv");
            List<String> contents = List.of(desk.query("contents.sql").texts("content"));
            assertThat(FileCheck.RULES + " " + contents)
                    .as("files are read otherwise than before: give FileCheck.RULES another name, and write it and"
                            + " the rows here")
                    .isEqualTo("6 [sales.csv 3 -1392206513643768605, people.csv 2 -5175438110267913129,"
                            + " answers.csv 2 5452827436779738317]");
        }
    }
}
