package org.wayworth.app.command;

import java.nio.file.Path;
import org.wayworth.app.desk.Keeper;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.warehouse.DataFolder;

/** Looks a finding up by what someone typed, and keeps it for good: who names a finding works with it. */
final class KeptFindings {

    private KeptFindings() {}

    static KeptFinding get(DataFolder data, Path folder, String typed) {
        FindingId id;
        try {
            id = new FindingId(typed);
        } catch (IllegalArgumentException wrong) {
            throw new NotFound(wrong.getMessage() + "\n  do  see: wayworth findings " + folder);
        }
        Evidence evidence = new Evidence(data.operational());
        evidence.keep(id);
        KeptFinding found = evidence.findFinding(id)
                .orElseThrow(() -> new NotFound(
                        "there is no finding " + typed + " in " + folder + "\n  do  see: wayworth findings " + folder));
        return Keeper.requireSound(found, folder.toString());
    }
}
