package org.wayworth.programme.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.programme.Databases;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.charter.CharterSubject;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.GoalSubject;
import org.wayworth.programme.person.PersonSubject;
import org.wayworth.store.Change;
import org.wayworth.warehouse.DataFolder;

/** Contract: what is decided is never overwritten, in SQLite and in PostgreSQL alike. */
@DisplayName("contract: subjects and their versions")
class ProgrammeTest {

    private static final GoalSubject GOAL = new GoalSubject();
    private static final PersonSubject PERSON = new PersonSubject();
    private static final Writer ANA = new Writer("ana-moss", "");
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    private static Map<String, List<String>> goal(String title, String target) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put("title", List.of(title));
        texts.put("measure", List.of("listening"));
        texts.put("every", List.of("quarter"));
        texts.put("baseline", List.of("18"));
        texts.put("baseline_on", List.of("2026-01-01"));
        texts.put("target", List.of(target));
        texts.put("by", List.of("2027-06-30"));
        texts.put("state", List.of("open"));
        return texts;
    }

    private static Programme programme(DataFolder data) {
        return new Programme(data.operational(), Clock.fixed(NOW, ZoneOffset.UTC), new OpenWorld(), Subjects.all());
    }

    private static Version done(Saved saved) {
        return ((Saved.Done) saved).version();
    }

    private static Saved.Conflict conflict(Saved saved) {
        return (Saved.Conflict) saved;
    }

    private static List<String> faults(Saved saved) {
        return ((Saved.Wrong) saved).faults().stream().map(Fault::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void everySaveIsAVersionAndUndoIsOneToo(String database, @TempDir Path place) throws Exception {
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Programme programme = programme(data);
            Version first = done(programme.add(GOAL, goal("Higher score", "30"), ANA));
            String slug = first.thing().slug();
            assertThat(slug).isEqualTo("2027-06-30-higher-score");
            Version second =
                    done(programme.save(GOAL, slug, 1, goal("Higher score", "32.50"), new Writer("", "More ambition")));
            assertThat(second.number()).isEqualTo(2);
            assertThat(programme.find(GOAL, slug).orElseThrow().value().target())
                    .isEqualByComparingTo("32.5");

            assertThat(done(programme.save(GOAL, slug, 2, goal("Higher score", "32.5"), ANA)))
                    .as("what changes nothing makes no version")
                    .isEqualTo(second);

            Version undone = done(programme.restore(GOAL, slug, 1, 2, ANA).orElseThrow());
            assertThat(undone.number()).isEqualTo(3);
            assertThat(undone.body()).isEqualTo(first.body());
            assertThat(programme.history(GOAL, slug)).containsExactly(undone, second, first);
            assertThat(programme.restore(GOAL, slug, 9, 3, ANA)).isEmpty();
            assertThat(programme.changes(10))
                    .extracting(Change::what, Change::thing, Change::version, Change::why)
                    .contains(org.assertj.core.groups.Tuple.tuple("saved", "goal/" + slug, 2, "More ambition"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName(
            "two people edit one version: both texts are on record, the first stands, the second can be taken instead")
    void twoEditsOfOneVersion(String database, @TempDir Path place) throws Exception {
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Programme programme = programme(data);
            String slug = done(programme.add(GOAL, goal("Higher score", "30"), ANA))
                    .thing()
                    .slug();
            Version theirs = done(programme.save(GOAL, slug, 1, goal("Higher score", "31"), ANA));
            Saved.Conflict conflict =
                    conflict(programme.save(GOAL, slug, 1, goal("Higher score", "40"), new Writer("ben-okri", "")));
            assertThat(conflict.current()).isEqualTo(theirs);
            assertThat(programme.find(GOAL, slug).orElseThrow().version()).isEqualTo(theirs);
            assertThat(programme.history(GOAL, slug).get(0)).isEqualTo(conflict.yours());
            assertThat(conflict.yours().isSetAside()).isTrue();

            Version taken = done(programme
                    .restore(GOAL, slug, conflict.yours().number(), theirs.number(), ANA)
                    .orElseThrow());
            assertThat(taken.body()).isEqualTo(conflict.yours().body());
            assertThat(programme.find(GOAL, slug).orElseThrow().version()).isEqualTo(taken);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName("500 edits at once: each text is on record once, and one chain of versions leads to the current one")
    void manyEditsAtOnce(String database, @TempDir Path place) throws Exception {
        int edits = 500;
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Programme programme = programme(data);
            String slug = done(programme.add(GOAL, goal("Higher score", "30"), ANA))
                    .thing()
                    .slug();
            ExecutorService people = Executors.newFixedThreadPool(16);
            List<Callable<Saved>> work = new ArrayList<>();
            AtomicInteger seen = new AtomicInteger(1);
            for (int i = 0; i < edits; i++) {
                String target = String.valueOf(100 + i);
                work.add(() -> {
                    Saved saved = programme.save(GOAL, slug, seen.get(), goal("Higher score", target), ANA);
                    seen.set(programme.find(GOAL, slug).orElseThrow().version().number());
                    return saved;
                });
            }
            int kept = 0;
            for (Future<Saved> saved : people.invokeAll(work)) {
                kept += saved.get().fold(done -> 1, conflict -> 0, wrong -> edits * edits);
            }
            people.shutdown();

            List<Version> history = programme.history(GOAL, slug);
            assertThat(history).hasSize(edits + 1);
            assertThat(history.stream().map(Version::body).distinct()).hasSize(edits + 1);
            assertThat(history.stream().filter(version -> !version.isSetAside()))
                    .hasSize(kept + 1);
            assertThat(kept)
                    .as("edits that stand, and edits set aside: both occur")
                    .isBetween(1, edits - 1);
            int before = 0;
            for (int i = history.size() - 1; i >= 0; i--) {
                if (!history.get(i).isSetAside()) {
                    assertThat(history.get(i).basedOn()).isEqualTo(before);
                    before = history.get(i).number();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName("message: what is wrong with a thing, field by field; nothing is saved")
    void wrongThings(String database, @TempDir Path place) throws Exception {
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Programme programme = programme(data);
            Map<String, List<String>> wrong = goal("", "soon");
            wrong.put("by", List.of("2026-02-30"));
            wrong.put("every", List.of("weekly"));
            wrong.put("goal", List.of("x"));
            assertThat(faults(programme.add(GOAL, wrong, ANA)))
                    .containsExactly(
                            "title must say something.",
                            "every must be month or quarter or year, not \"weekly\".",
                            "target must be a number such as 12.5, not \"soon\".",
                            "by must be a date such as 2026-01-31, not \"2026-02-30\".",
                            "a key must be one of title, why, measure, options, every, baseline, baseline_on, target, by,"
                                    + " owner, state, not \"goal\".");

            Map<String, List<String>> unknown = goal("A", "30");
            unknown.put("owner", List.of("ana-moss"));
            unknown.put("measure", List.of("weather"));
            assertThat(faults(programme.add(GOAL, unknown, ANA)))
                    .containsExactly(
                            "measure must be linkage or listening, not \"weather\".",
                            "owner must name something that is on record, not \"ana-moss\". There is none yet: add it"
                                    + " first.");
            assertThat(faults(programme.add(GOAL, goal("A", "18.0"), ANA)))
                    .containsExactly(
                            "target must differ from the baseline, not \"18\". What shall be held, not moved, is"
                                    + " no goal: put it into the charter's principles.");
            assertThat(programme.list(GOAL)).isEmpty();

            done(programme.add(PERSON, Map.of("name", List.of("Ana Moss"), "state", List.of("active")), ANA));
            unknown.put("measure", List.of("listening"));
            Version goal = done(programme.add(GOAL, unknown, ANA));
            assertThat(done(programme.add(GOAL, unknown, ANA)))
                    .as("added twice, it is one")
                    .isEqualTo(goal);
            unknown.put("target", List.of("31"));
            assertThat(faults(programme.add(GOAL, unknown, ANA)))
                    .containsExactly("there is a goal of this name already, "
                            + goal.thing().slug() + ". Open that one and edit it.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aChangeOfStateHasAReason(String database, @TempDir Path place) throws Exception {
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Programme programme = programme(data);
            String slug =
                    done(programme.add(GOAL, goal("A", "30"), ANA)).thing().slug();
            Map<String, List<String>> closed = goal("A", "30");
            closed.put("state", List.of("closed"));
            assertThat(faults(programme.save(GOAL, slug, 1, closed, ANA)))
                    .containsExactly("a change of state must have a reason.");
            done(programme.save(GOAL, slug, 1, closed, new Writer("ana-moss", "Reached in May")));
            assertThat(programme.find(GOAL, slug).orElseThrow().value().state()).isEqualTo(Goal.State.CLOSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName("message: names that no address could have, what is not there to edit, a reason that is too long")
    void wrongNames(String database, @TempDir Path place) throws Exception {
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Programme programme = programme(data);
            for (String slug : List.of("Ana Moss", "new", "a".repeat(81), "../x")) {
                assertThat(faults(programme.save(GOAL, slug, 0, goal("A", "30"), ANA)))
                        .singleElement()
                        .asString()
                        .startsWith("a name in addresses must be lower-case words");
            }
            assertThat(faults(programme.save(GOAL, "a-goal", 7, goal("A", "30"), ANA)))
                    .containsExactly("there is no goal of this name to edit.");
            assertThat(faults(programme.save(GOAL, "a-goal", 0, goal("A", "30"), new Writer("", "w".repeat(501)))))
                    .containsExactly("the reason must have at most 500 characters, not \"501 characters\".");
            assertThat(faults(programme.save(
                            new CharterSubject(),
                            "other",
                            0,
                            Map.of("purpose", List.of("P"), "state", List.of("draft")),
                            ANA)))
                    .containsExactly("there is one charter, and it must be called charter, not \"other\".");
            assertThat(Slug.of("\u738b\u4f1f")).startsWith("unnamed-").isNotEqualTo(Slug.of("\u674e\u5a1c"));
            String spaces = "a" + " ".repeat(300_000) + "b";
            assertThat(faults(programme.save(GOAL, "a-goal", 0, goal(spaces, "30"), ANA)))
                    .containsExactly("title must have at most 200 characters, not \"300002 characters\".");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void anErasedPersonIsInNoVersion(String database, @TempDir Path place) throws Exception {
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Programme programme = programme(data);
            Map<String, List<String>> person = new LinkedHashMap<>();
            person.put("name", List.of("Ana Moss"));
            person.put("function", List.of("Customer service"));
            person.put("state", List.of("active"));
            done(programme.add(PERSON, person, ANA));
            person.put("name", List.of("Ana Moss-Reyes"));
            done(programme.save(PERSON, "ana-moss", 1, person, ANA));
            assertThat(programme.erase(PERSON, "ana-moss")).isEqualTo(2);
            assertThat(programme.history(PERSON, "ana-moss"))
                    .hasSize(2)
                    .allSatisfy(version -> assertThat(version.body())
                            .doesNotContain("Ana", "Moss")
                            .contains("Customer service"));
            assertThat(programme.erase(PERSON, "ana-moss")).isZero();
        }
    }
}
