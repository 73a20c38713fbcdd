package org.wayworth.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.app.analysis.KeptAnswer;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.DataFolder;

/** Message and law: what is said when a finding comes out differently from the one on record, which stays. */
@DisplayName("message and law: the keeper of findings")
class KeeperTest {

    @Test
    void anAnswerIsKeptAndComesBackAsItIs(@TempDir Path place) {
        Outcome.Answer answer = MadeUp.answer();
        inFolder(place, (keeper, evidence) -> {
            assertThat(keeper.keep(answer)).isEqualTo(answer);
            assertThat(keeper.keep(answer)).isEqualTo(answer);
            assertThat(evidence.listFindings()).hasSize(answer.findings().size());
        });
    }

    @Test
    void whatIsOnlyLookedAtIsOnRecordUntilItMakesRoomAndIsKeptWhenSomeoneKeepsIt(@TempDir Path place) {
        Outcome.Answer answer = MadeUp.answer();
        inFolder(place, (keeper, evidence) -> {
            assertThat(keeper.isKept(answer)).isFalse();
            assertThat(keeper.remember(answer)).isEqualTo(answer);
            assertThat(evidence.listFindings()).hasSize(answer.findings().size());
            assertThat(keeper.isKept(answer)).isFalse();

            assertThat(keeper.keep(answer)).isEqualTo(answer);
            assertThat(keeper.isKept(answer)).isTrue();
            assertThat(keeper.remember(answer)).isEqualTo(answer);
            assertThat(keeper.isKept(answer)).as("looked at again").isTrue();
            assertThat(keeper.isKept(MadeUp.refusal())).isFalse();
        });
    }

    @Test
    void whatSomeoneKeepsIsListedAtOnceWithItsOptions(@TempDir Path place) {
        Outcome.Answer answer = MadeUp.answer();
        inFolder(place, (keeper, evidence) -> {
            keeper.remember(answer);
            assertThat(keeper.kept()).as("only looked at").isEmpty();
            keeper.keep(answer);
            assertThat(keeper.kept())
                    .extracting(KeptAnswer::statement)
                    .containsExactlyInAnyOrderElementsOf(answer.findings().stream()
                            .map(finding -> finding.statement().text())
                            .toList());
            assertThat(keeper.kept()).allSatisfy(kept -> {
                assertThat(kept.analysis())
                        .isEqualTo(answer.headline().provenance().analysis());
                assertThat(kept.options())
                        .isEqualTo(answer.headline().provenance().options());
            });
        });
    }

    @Test
    void anAnswerUnlikeTheOneOnRecordIsRefusedAndTheRecordStays(@TempDir Path place) {
        Finding late = MadeUp.lateAnswer().headline();
        Finding other = late.and("Something else.");
        inFolder(place, (keeper, evidence) -> {
            keeper.keep(new Outcome.Answer(List.of(late)));
            List<KeptFinding> before = evidence.listFindings();

            Outcome.Refusal refusal = keeper.keep(new Outcome.Answer(List.of(other)))
                    .fold(
                            answer -> {
                                throw new AssertionError("kept: " + answer);
                            },
                            refused -> refused);

            assertThat(refusal.reason()).isEqualTo(Outcome.Reason.CAME_OUT_DIFFERENTLY);
            assertThat(refusal.question()).isEqualTo(late.question());
            assertThat(refusal.have())
                    .contains(
                            "Finding " + late.id() + " was kept at 20",
                            late.statement().text(),
                            "It differs in assumptions, " + other.assumptions().size()
                                    + ": \u201cnothing\u201d then, \u201cSomething else.\u201d now.");
            assertThat(refusal.need())
                    .isEqualTo("The same data, options, seed and build of Wayworth must give the same digits.");
            assertThat(refusal.next())
                    .contains("wayworth explain acme " + late.id() + " shows what was kept", "another seed");
            assertThat(evidence.listFindings()).isEqualTo(before);
        });
    }

    /** What is done with a keeper and the record that it keeps. */
    private interface Use {
        void with(Keeper keeper, Evidence evidence);
    }

    private static void inFolder(Path place, Use use) {
        Path folder = place.resolve("acme");
        DataFolder.init(folder);
        try (DataFolder data = DataFolder.open(folder)) {
            use.with(new Keeper(data.operational(), "acme"), new Evidence(data.operational()));
        }
    }
}
