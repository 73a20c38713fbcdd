package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** Sixty kinds of damage to a backup, by accident and on purpose: each refused in words, and nothing left of a restore. */
@Tag("long")
@DisplayName("fault: damaged backups are refused")
class DamagedBackupTest {

    private static final String COMMENT = "wayworth-backup 1 sha256:";
    private static final int COMMENT_LENGTH = COMMENT.length() + 64;
    private static final int FLIPS = 16;
    private static final int CUTS = 12;

    @TempDir
    private static Path tmp;

    private static byte[] sound;
    private static byte[] other;

    @BeforeAll
    static void makeTwo(@TempDir Path one, @TempDir Path two) throws IOException {
        sound = backup(one, "1,a,10.00,2024-01-01,x\n");
        other = backup(two, "1,a,99.00,2024-01-01,x\n");
    }

    private static byte[] backup(Path folder, String row) throws IOException {
        try (Desk desk = new Desk(folder)) {
            desk.write("sales.csv", Desk.SALES + row);
            desk.load("sales.csv");
            Path file = folder.resolve("a.backup");
            Backups.create(desk.dataPath(), file, Progress.silent());
            return Files.readAllBytes(file);
        }
    }

    @Test
    void sixtyKindsOfDamageAreRefusedAndLeaveNothing() throws IOException {
        Map<String, byte[]> damaged = new LinkedHashMap<>();
        cuts(damaged);
        flips(damaged);
        bytes(damaged);
        members(damaged);
        lists(damaged);
        assertThat(damaged).as("kinds of damage").hasSizeGreaterThanOrEqualTo(60);
        Path folder = tmp.resolve("restored");
        for (Map.Entry<String, byte[]> one : damaged.entrySet()) {
            Path file = Files.write(tmp.resolve("damaged.backup"), one.getValue());
            Throwable thrown =
                    catchThrowable(() -> Backups.restore(file, folder, Backups.Database.SQLITE, Progress.silent()));
            assertThat(thrown).as(one.getKey()).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.code())
                        .as(one.getKey() + ": " + refused.getMessage())
                        .isIn(
                                Code.BACKUP_DAMAGED,
                                Code.BACKUP_VERSION,
                                Code.MANIFEST_DAMAGED,
                                Code.RAW_MISSING,
                                Code.RAW_DAMAGED);
                assertThat(refused.reason().found()).as(one.getKey()).isNotBlank();
            });
            assertThat(folder).as(one.getKey()).doesNotExist();
        }
        assertThat(tmp.resolve("outside")).doesNotExist();
        Path file = Files.write(tmp.resolve("sound.backup"), sealed(unpacked(sound)));
        Backups.Held held = Backups.restore(file, folder, Backups.Database.SQLITE, Progress.silent());
        assertThat(held.tables())
                .as("the same, put together anew without damage")
                .containsEntry("transaction", 1L);
    }

    private static void cuts(Map<String, byte[]> damaged) {
        for (int i = 0; i < CUTS; i++) {
            int length = (int) ((long) sound.length * i / CUTS);
            damaged.put("cut to " + length + " bytes", Arrays.copyOf(sound, length));
        }
        damaged.put("cut by one byte", Arrays.copyOf(sound, sound.length - 1));
        damaged.put("cut before its comment", Arrays.copyOf(sound, sound.length - COMMENT_LENGTH));
    }

    private static void flips(Map<String, byte[]> damaged) {
        Random random = new Random(20261130);
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = sound.clone();
            int at = random.nextInt(sound.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            damaged.put("one bit at " + at, flipped);
        }
        for (int at : new int[] {0, 10, 14, sound.length - COMMENT_LENGTH - 1, sound.length - 1}) {
            byte[] flipped = sound.clone();
            flipped[at] ^= 1;
            damaged.put("one bit at the place " + at, flipped);
        }
    }

    private static void bytes(Map<String, byte[]> damaged) throws IOException {
        damaged.put("nothing", new byte[0]);
        damaged.put("text", "not a backup".getBytes(StandardCharsets.UTF_8));
        damaged.put("zeros", new byte[sound.length]);
        byte[] zeroed = sound.clone();
        Arrays.fill(zeroed, sound.length / 3, sound.length / 3 + 100, (byte) 0);
        damaged.put("a hundred zeros", zeroed);
        byte[] swapped = sound.clone();
        System.arraycopy(sound, 200, swapped, 100, 100);
        System.arraycopy(sound, 100, swapped, 200, 100);
        damaged.put("two blocks swapped", swapped);
        damaged.put("a byte before it", joined(new byte[1], sound));
        damaged.put("a byte after it", joined(sound, new byte[1]));
        damaged.put("twice", joined(sound, sound));
        damaged.put(
                "the front of one and the end of another",
                joined(
                        Arrays.copyOf(sound, sound.length / 2),
                        Arrays.copyOfRange(other, other.length / 2, other.length)));
        damaged.put(
                "the comment of another",
                joined(
                        Arrays.copyOf(sound, sound.length - COMMENT_LENGTH),
                        Arrays.copyOfRange(other, other.length - COMMENT_LENGTH, other.length)));
        damaged.put(
                "a later form",
                new String(sound, StandardCharsets.ISO_8859_1)
                        .replace("wayworth-backup 1 ", "wayworth-backup 2 ")
                        .getBytes(StandardCharsets.ISO_8859_1));
        damaged.put(
                "no archive under a right comment",
                commented("nothing of an archive".getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(plain)) {
            zip.putNextEntry(new ZipEntry("readme"));
        }
        damaged.put("another archive", plain.toByteArray());
    }

    /** Archives put together anew, with a right hash over all: what only the list of contents can tell. */
    private static void members(Map<String, byte[]> damaged) throws IOException {
        for (String name : unpacked(sound).keySet()) {
            Map<String, byte[]> without = unpacked(sound);
            without.remove(name);
            damaged.put("without " + name, sealed(without));
            Map<String, byte[]> changed = unpacked(sound);
            byte[] bytes = Objects.requireNonNull(changed.get(name)).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.put(name, bytes);
            damaged.put("one bit inside " + name, sealed(changed));
            Map<String, byte[]> shorter = unpacked(sound);
            shorter.put(name, Arrays.copyOf(bytes, bytes.length - 1));
            damaged.put("one byte less in " + name, sealed(shorter));
        }
        for (String name : List.of(
                "../outside", "/tmp/outside", "raw/../../outside", "raw/" + "0".repeat(64), "readme.txt", "raw/")) {
            Map<String, byte[]> more = unpacked(sound);
            more.put(name, name.endsWith("/") ? new byte[0] : "x".getBytes(StandardCharsets.UTF_8));
            damaged.put("with " + name, sealed(more));
        }
        Map<String, byte[]> swapped = unpacked(sound);
        List<String> raw = swapped.keySet().stream()
                .filter(name -> name.startsWith("raw/"))
                .toList();
        byte[] first = swapped.get(raw.get(0));
        swapped.put(raw.get(0), swapped.get(raw.get(1)));
        swapped.put(raw.get(1), first);
        damaged.put("two stored files swapped", sealed(swapped));
        Map<String, byte[]> foreign = unpacked(sound);
        foreign.put("wayworth.db", unpacked(other).get("wayworth.db"));
        damaged.put("the database of another", sealed(foreign));
        damaged.put("the database of another, listed", sealed(relisted(foreign)));
        Map<String, byte[]> bomb = unpacked(sound);
        bomb.put(raw.get(0), new byte[64 << 20]);
        damaged.put("a stored file that unpacks to 64 MB", sealed(bomb));
        Map<String, byte[]> endless = unpacked(sound);
        endless.put("contents.txt", new byte[300 << 20]);
        damaged.put("a list of contents of 300 MB", sealed(endless));
        Map<String, byte[]> hollow = unpacked(sound);
        hollow.put("wayworth.db", new byte[0]);
        damaged.put("an empty database, listed", sealed(relisted(hollow)));
    }

    private static void lists(Map<String, byte[]> damaged) throws IOException {
        Map<String, String[]> changes = new LinkedHashMap<>();
        changes.put("another form", new String[] {"wayworth backup 1", "wayworth backup 9"});
        changes.put("another number of imports", new String[] {"imports: 1", "imports: 2"});
        changes.put("no identity", new String[] {"identity: ", "name: "});
        changes.put("a place outside", new String[] {" wayworth.yaml", " ../outside"});
        changes.put("an absolute place", new String[] {" wayworth.yaml", " /tmp/outside"});
        changes.put("a database missing", new String[] {" wayworth.db", " raw/" + "a".repeat(64)});
        changes.put("a line of nonsense", new String[] {"data_version", "nonsense\ndata_version"});
        for (Map.Entry<String, String[]> change : changes.entrySet()) {
            Map<String, byte[]> changed = unpacked(sound);
            String list = new String(changed.get("contents.txt"), StandardCharsets.UTF_8);
            changed.put(
                    "contents.txt",
                    list.replace(change.getValue()[0], change.getValue()[1]).getBytes(StandardCharsets.UTF_8));
            damaged.put("a list of contents with " + change.getKey(), sealed(changed));
        }
    }

    private static Map<String, byte[]> unpacked(byte[] backup) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(backup))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        return members;
    }

    /** Lists the members as they are now, as a forger would. */
    private static Map<String, byte[]> relisted(Map<String, byte[]> members) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : new String(members.get("contents.txt"), StandardCharsets.UTF_8).split("\n")) {
            String name = line.substring(line.lastIndexOf(' ') + 1);
            lines.add(
                    members.containsKey(name)
                            ? hash(members.get(name)) + " " + members.get(name).length + " " + name
                            : line);
        }
        Map<String, byte[]> relisted = new LinkedHashMap<>(members);
        relisted.put("contents.txt", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return relisted;
    }

    private static byte[] sealed(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment(" ".repeat(COMMENT_LENGTH));
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        byte[] bytes = out.toByteArray();
        return commented(Arrays.copyOf(bytes, bytes.length - COMMENT_LENGTH));
    }

    private static byte[] commented(byte[] bytes) {
        return joined(bytes, (COMMENT + hash(bytes)).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] joined = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, joined, one.length, two.length);
        return joined;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
