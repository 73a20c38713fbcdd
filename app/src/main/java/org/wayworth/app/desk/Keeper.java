package org.wayworth.app.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wayworth.analytics.Analyses;
import org.wayworth.app.analysis.KeptAnswer;
import org.wayworth.app.analysis.OnRecord;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.programme.evidence.RememberedAtMost;
import org.wayworth.store.Store;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.finding.FindingJson;
import org.wayworth.vocabulary.finding.FindingReader;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts findings on record as they are made: for good, or while there is room where they are only looked at. Refusals
 * are not kept: they say what is missing now.
 */
public final class Keeper {

    /** Stands for the data folder in the command of a kept finding, wherever the folder is moved to. */
    public static final String FOLDER = "DIR";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Evidence evidence;
    private final String folder;
    private final Clock clock;

    /** What {@link #kept} said last, and of how many findings. */
    private @Nullable List<KeptAnswer> known;

    private long knownOf;

    /** @param folder the data folder, as commands should name it */
    public Keeper(Store operational, String folder) {
        this(operational, folder, Clock.systemUTC());
    }

    Keeper(Store operational, String folder, Clock clock) {
        this.evidence = new Evidence(operational);
        this.folder = folder;
        this.clock = clock;
    }

    /** The outcome, once it is on record for good; a refusal when the record holds it with another answer. */
    public Outcome keep(Outcome outcome) {
        return put(outcome, evidence::keep);
    }

    /** The outcome, once it is on record while there is room; a refusal when the record holds it with another answer. */
    Outcome remember(Outcome outcome) {
        return put(outcome, made -> evidence.remember(made, RememberedAtMost.STANDARD));
    }

    /** Whether all findings of an answer are on record for good. */
    boolean isKept(Outcome outcome) {
        return outcome.<Boolean>fold(
                answer -> answer.findings().stream().allMatch(finding -> evidence.isKept(finding.id())),
                refusal -> false);
    }

    /** The finding of this number, where it is on record. */
    Optional<OnRecord> onRecord(FindingId id) {
        return evidence.findFinding(id)
                .map(kept -> new OnRecord(
                        kept.isSound()
                                ? FindingReader.outcome(kept.json())
                                        .fold(answer -> Optional.of(answer.headline()), refusal -> Optional.empty())
                                : Optional.empty(),
                        kept.madeAt(),
                        evidence.isKept(id)));
    }

    /** Those that someone keeps and that are what was written, the latest first; of analyses that there are. */
    synchronized List<KeptAnswer> kept() {
        long count = evidence.countKept();
        List<KeptAnswer> all = known;
        if (all == null || count != knownOf) {
            all = readKept();
            known = all;
            knownOf = count;
        }
        return all;
    }

    private List<KeptAnswer> readKept() {
        return evidence.listKept().stream()
                .filter(KeptFinding::isSound)
                .filter(finding -> Analyses.find(finding.analysis()).isPresent())
                .map(Keeper::answer)
                .toList();
    }

    private static KeptAnswer answer(KeptFinding kept) {
        Map<String, String> options = new LinkedHashMap<>();
        finding(kept.json())
                .path("provenance")
                .path("options")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asString()));
        return new KeptAnswer(kept.id(), kept.analysis(), options, kept.statement(), kept.madeAt());
    }

    private Outcome put(Outcome outcome, UnaryOperator<KeptFinding> record) {
        return outcome.<Outcome>fold(answer -> put(answer, record), refusal -> refusal);
    }

    private Outcome put(Outcome.Answer answer, UnaryOperator<KeptFinding> record) {
        for (Finding finding : answer.findings()) {
            KeptFinding made = kept(finding);
            KeptFinding onRecord = requireSound(record.apply(made), folder);
            if (!onRecord.json().equals(made.json())) {
                return cameOutDifferently(finding, onRecord, made);
            }
        }
        return answer;
    }

    /**
     * A finding on record that is what was written.
     *
     * @throws Refused when someone or something changed its row
     */
    public static KeptFinding requireSound(KeptFinding onRecord, String folder) {
        if (!onRecord.isSound()) {
            throw new Refused(Message.of(
                    Code.FINDING_CHANGED,
                    Code.FINDING_CHANGED.must(),
                    "changed as " + onRecord.id() + " of " + onRecord.madeAt() + " is: its SHA-256 differs",
                    Message.Place.file(folder)));
        }
        return onRecord;
    }

    private KeptFinding kept(Finding finding) {
        return new KeptFinding(
                finding.id(),
                finding.provenance().analysis(),
                finding.provenance().dataVersion(),
                finding.statement().text(),
                json(finding),
                Instant.now(clock).truncatedTo(ChronoUnit.SECONDS));
    }

    /** A finding as the record holds it. */
    static String json(Finding finding) {
        return FindingJson.text(new Outcome.Answer(List.of(finding)), FOLDER);
    }

    private Outcome.Refusal cameOutDifferently(Finding finding, KeptFinding onRecord, KeptFinding made) {
        String where = Difference.first(finding(onRecord.json()), finding(made.json()))
                .map(Difference::text)
                .orElse("");
        return new Outcome.Refusal(
                Outcome.Reason.CAME_OUT_DIFFERENTLY,
                finding.question(),
                "Finding " + onRecord.id() + " was kept at " + onRecord.madeAt() + ": \u201c" + onRecord.statement()
                        + "\u201d " + where,
                "The same data, options, seed and build of Wayworth must give the same digits.",
                "Nothing was changed: wayworth explain " + folder + " " + onRecord.id()
                        + " shows what was kept. It is a defect of ours: please report it with these words. For an"
                        + " answer that is kept beside it, run the command of this question with another seed.",
                finding.base(),
                List.of(),
                List.of(),
                List.of(),
                finding.provenance());
    }

    /** The finding in {@link #json}. */
    static JsonNode finding(String json) {
        return JSON.readTree(json).path("findings").path(0);
    }
}
