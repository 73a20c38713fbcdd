package org.wayworth.programme.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.goal.GoalSubject;
import org.wayworth.programme.person.PersonSubject;
import org.wayworth.programme.subject.Body;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.OpenWorld;
import org.wayworth.programme.subject.Programme;
import org.wayworth.programme.subject.Writer;
import org.wayworth.warehouse.DataFolder;

@DisplayName("law and message: the programme as files")
class ProgrammeFilesTest {

    private static final Writer ANA = new Writer("ana-moss", "from files");

    @TempDir
    private Path place;

    private Path write(String file, String text) throws IOException {
        Path path = place.resolve("in").resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static Programme programme(DataFolder data) {
        return new Programme(data.operational(), Clock.systemUTC(), new OpenWorld(), Subjects.all());
    }

    private DataFolder open() {
        Path folder = place.resolve("data");
        if (!DataFolder.exists(folder)) {
            DataFolder.init(folder);
        }
        return DataFolder.open(folder);
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private void goal(String name, String more) throws IOException {
        write("goal/" + name + ".yaml", """
                # a comment is left behind
                wayworth: 1
                kind: goal
                slug: %s
                title: Higher score
                measure: listening
                options: [survey=relationship, "where=region=\\"North\\""]
                every: quarter
                baseline: 18.0
                baseline_on: 2026-01-01
                target: 30
                by: 2027-06-30
                owner: ana-moss
                state: open
                %s""".formatted(name, more));
    }

    private void ana() throws IOException {
        write("person/ana-moss.yaml", """
                wayworth: 1
                kind: person
                slug: ana-moss
                name: Ana Moss
                function: "Service: north # east"
                state: active
                """);
    }

    @Test
    void exportImportExportIsByteEqual() throws IOException {
        ana();
        goal("2027-06-30-higher-score", "why: |-\n  So that\n\n    customers stay: yes.\n");
        try (DataFolder data = open()) {
            ProgrammeFiles files = new ProgrammeFiles(programme(data));
            ProgrammeFiles.Result brought = files.bring(place.resolve("in"), false, ANA);
            assertThat(brought.faults()).isEmpty();
            assertThat(brought.added()).hasSize(2);
            assertThat(files.export(place.resolve("one"))).isEqualTo(2);

            assertThat(files.bring(place.resolve("one"), false, ANA).added())
                    .as("the same again changes nothing")
                    .isEmpty();
            files.export(place.resolve("two"));
        }
        assertThat(texts(place.resolve("two"))).isEqualTo(texts(place.resolve("one")));
        DataFolder.init(place.resolve("other"));
        try (DataFolder other = DataFolder.open(place.resolve("other"))) {
            ProgrammeFiles files = new ProgrammeFiles(programme(other));
            assertThat(files.bring(place.resolve("one"), false, ANA).added()).hasSize(2);
            files.export(place.resolve("three"));
            assertThat(programme(other).list(new GoalSubject()).get(0).value().why())
                    .isEqualTo("So that\n\n  customers stay: yes.");
        }
        assertThat(texts(place.resolve("three"))).isEqualTo(texts(place.resolve("one")));
        assertThat(texts(place.resolve("one")).get("goal/2027-06-30-higher-score.yaml"))
                .startsWith("""
                wayworth: 1
                kind: goal
                slug: "2027-06-30-higher-score"
                edition:\s""");
    }

    @Test
    @DisplayName("message: file, line, what must hold, what was found; all or nothing")
    void wrongFiles() throws IOException {
        ana();
        goal("a", "");
        goal("b", "targte: 3\n");
        write("goal/c.yaml", "wayworth: 1\nkind: gaol\nslug: c\n");
        write("goal/d.yaml", "wayworth: 2\nkind: goal\nslug: D\n");
        write("goal/e.yaml", "wayworth: 1\nkind: goal\nslug: e\ntitle: [\n");
        write("goal/f.yaml", "wayworth: 1\nkind: goal\nslug: f\ntitle: A\ntitle: B\n");
        write("goal/g.yaml", "wayworth: 1\nkind: goal\nslug: g\ntitle: &x [*x]\n");
        write("goal/h.yaml", "wayworth: 1\nkind: goal\nslug: h\nwhy: {a: 1}\n");
        write("person/again.yaml", Files.readString(place.resolve("in/person/ana-moss.yaml")));
        Files.write(place.resolve("in/goal/i.yaml"), new byte[] {(byte) 0xC3, 0x28});
        try (DataFolder data = open()) {
            ProgrammeFiles files = new ProgrammeFiles(programme(data));
            ProgrammeFiles.Result result = files.bring(place.resolve("in"), false, ANA);
            assertThat(result.added()).isEmpty();
            assertThat(result.faults())
                    .extracting(FileFault::toString)
                    .contains(
                            "goal/b.yaml, line 15: there is no key targte in a goal; did you mean target?",
                            "goal/c.yaml, line 2: kind must be person or charter or goal or decision, not \"gaol\".",
                            "goal/d.yaml, line 1: the file must begin with wayworth: 1, not \"2\".",
                            "goal/d.yaml, line 3: slug must be lower-case words of letters and digits, joined by hyphens,"
                                    + " not \"D\".",
                            "goal/f.yaml, line 5: a key must stand once, and title stands again.",
                            "goal/h.yaml, line 4: why must be a text or a list of texts.",
                            "goal/i.yaml: the file must be text in UTF-8.",
                            "person/ana-moss.yaml: person/ana-moss must stand in one file, and person/again.yaml is it.")
                    .anyMatch(text -> text.startsWith("goal/e.yaml, line 5: the file must be YAML:"))
                    .anyMatch(text -> text.startsWith("goal/g.yaml, line "));
            assertThat(programme(data).list(new PersonSubject())).isEmpty();
            assertThat(files.check(place.resolve("in"), false).faults()).isEqualTo(result.faults());
        }
    }

    @Test
    @DisplayName(
            "message: a file that refers to nothing, or is an edit of what is no longer current, is told with its line")
    void filesThatDoNotFit() throws IOException {
        goal("2027-06-30-higher-score", "");
        try (DataFolder data = open()) {
            ProgrammeFiles files = new ProgrammeFiles(programme(data));
            assertThat(files.bring(place.resolve("in"), false, ANA).faults())
                    .extracting(FileFault::toString)
                    .containsExactly("goal/2027-06-30-higher-score.yaml, line 13: owner must name something that is on"
                            + " record, not \"ana-moss\". There is none yet: add it first.");
            ana();
            assertThat(files.bring(place.resolve("in"), false, ANA).added()).hasSize(2);
            files.export(place.resolve("out"));
            goal("2027-06-30-higher-score", "why: Another reason.\n");
            assertThat(files.bring(place.resolve("in"), false, ANA).faults())
                    .extracting(FileFault::text)
                    .singleElement()
                    .asString()
                    .startsWith("it must be an edit of what is on record now, edition ")
                    .contains("not \"no edition\"")
                    .endsWith("or import with --overwrite: the other version stays in the history.");

            Path out = place.resolve("out/goal/2027-06-30-higher-score.yaml");
            Files.writeString(out, Files.readString(out).replace("target: 30", "target: 31"));
            assertThat(files.bring(place.resolve("out"), false, ANA).added()).hasSize(1);
            assertThat(files.bring(place.resolve("in"), true, ANA).added())
                    .as("overwriting takes the file; the other version stays in the history")
                    .hasSize(1);
            assertThat(programme(data).history(new GoalSubject(), "2027-06-30-higher-score"))
                    .hasSize(3);
        }
    }

    @Test
    @DisplayName("fault: nothing that looks like a file of the programme is passed over in silence")
    void nothingIsPassedOver() throws IOException {
        ana();
        write("goal/a.yml", "x");
        write(".github/workflows/ci.yaml", "x");
        Files.createSymbolicLink(place.resolve("in/linked"), place.resolve("elsewhere"));
        try (DataFolder data = open()) {
            ProgrammeFiles.Result result = new ProgrammeFiles(programme(data)).bring(place.resolve("in"), false, ANA);
            assertThat(result.faults())
                    .extracting(FileFault::toString)
                    .containsExactly(
                            "goal/a.yml: the name of a file must end in .yaml, in small letters.",
                            "linked: a link is not followed: put the file or folder itself in its place.");
            assertThat(programme(data).list(new PersonSubject())).isEmpty();
        }
    }

    @Test
    @DisplayName("law: whatever texts a thing holds, its file says the same, and equal things have equal bytes")
    void anyTextComesBack() {
        GoalSubject goal = new GoalSubject();
        SplittableRandom chance = new SplittableRandom(20261130);
        for (int i = 0; i < 3_000; i++) {
            Map<String, List<String>> texts = new TreeMap<>(Map.of(
                    "title", List.of(text(chance, false)),
                    "why", List.of(text(chance, true)),
                    "measure", List.of("listening"),
                    "options", List.of("a=" + text(chance, false), "b=" + text(chance, false)),
                    "every", List.of("month"),
                    "baseline", List.of("-0.50"),
                    "baseline_on", List.of("2026-01-01"),
                    "target", List.of("1000"),
                    "by", List.of("2027-01-01"),
                    "state", List.of("open")));
            Forms.Read<org.wayworth.programme.goal.Goal> read = Forms.read(goal, texts);
            if (read.thing().isEmpty()) {
                assertThat(read.faults()).as("%s", texts).isNotEmpty();
                continue;
            }
            Map<String, List<String>> clean = Forms.texts(goal, read.thing().get());
            String body = Body.of(clean, Forms.describe(goal));
            assertThat(FlatYaml.read(body).values()).as(body).isEqualTo(clean);
            assertThat(Body.of(FlatYaml.read(body).values(), Forms.describe(goal)))
                    .isEqualTo(body);
        }
    }

    /** Of signs that YAML gives a meaning, of several scripts and from outside the first plane. */
    private static String text(SplittableRandom chance, boolean lines) {
        List<String> signs = new ArrayList<>(List.of(
                " ",
                ":",
                "#",
                "-",
                "'",
                "\"",
                "\\",
                "{",
                "}",
                "[",
                "]",
                ",",
                "&",
                "*",
                "!",
                "|",
                ">",
                "%",
                "@",
                "`",
                "?",
                "yes",
                "null",
                "0x1F",
                "1e3",
                "~",
                "\u00e9",
                "\u03a9",
                "\u4e2d",
                "\ud83d\ude00",
                "\u2028",
                "\ufeff",
                "\ufffe",
                "\u200b",
                "a",
                "b",
                ": ",
                " #",
                "---",
                "..."));
        if (lines) {
            signs.addAll(List.of("\n", "\n\n", "\n  ", "\t"));
        }
        StringBuilder text = new StringBuilder("x");
        int length = chance.nextInt(1, 12);
        for (int i = 0; i < length; i++) {
            text.insert(chance.nextBoolean() ? text.length() : 0, signs.get(chance.nextInt(signs.size())));
        }
        return text.toString();
    }

    @Test
    void noFieldIsCalledAsAKeyOfTheEnvelope() {
        assertThat(Subjects.all())
                .allSatisfy(subject -> assertThat(Forms.describe(subject))
                        .extracting("key")
                        .doesNotContainAnyElementsOf(Envelope.KEYS));
    }
}
