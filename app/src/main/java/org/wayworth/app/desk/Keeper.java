package org.wayworth.app.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.wayworth.app.drawing.FindingJson;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;

/** Puts findings on record as they are made. Refusals are not kept: they say what is missing now. */
public final class Keeper {

    /** Stands for the data folder in the command of a kept finding, wherever the folder is moved to. */
    public static final String FOLDER = "DIR";

    private final Evidence evidence;
    private final Clock clock;

    public Keeper(DataSource operational) {
        this(operational, Clock.systemUTC());
    }

    Keeper(DataSource operational, Clock clock) {
        this.evidence = new Evidence(operational);
        this.clock = clock;
    }

    public void keep(Outcome outcome) {
        outcome.<List<Finding>>fold(Outcome.Answer::findings, refusal -> List.of())
                .forEach(finding -> evidence.keep(kept(finding)));
    }

    private KeptFinding kept(Finding finding) {
        String json = FindingJson.text(new Outcome.Answer(List.of(finding)), FOLDER);
        return new KeptFinding(
                finding.id(),
                finding.provenance().analysis(),
                finding.provenance().dataVersion(),
                finding.statement(),
                json,
                Instant.now(clock).truncatedTo(ChronoUnit.SECONDS));
    }
}
