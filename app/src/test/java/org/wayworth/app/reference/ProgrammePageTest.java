package org.wayworth.app.reference;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.file.Schema;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Subject;
import org.wayworth.vocabulary.finding.FindingJson;

@DisplayName("law: the reference of the programme's files is up to date")
class ProgrammePageTest {

    @Test
    void thePageListsEveryKey() {
        Pages.compare(
                "docs/reference/programme.md",
                """
                # Files of the programme

                Made from the code; a test compares it. `wayworth programme export` writes one YAML file for each thing, `KIND/SLUG.yaml`;
                `wayworth programme import` brings such files in, all of them or none; `wayworth programme check` says what is wrong, with file
                and line. Schemas for editors lie in `docs/reference/schema/`.

                Each file begins with an envelope: `wayworth: 1` (the form of the file), `kind`, `slug` (its name in addresses: lower-case words
                joined by hyphens) and, as exported, `edition` (twelve digits that name what was on record then). A file whose edition is no
                longer current is refused where it would change something; `--overwrite` takes it all the same. New files need no edition.

                Then come the keys below, each with a text, or with a list of texts. A key that is not known is a fault. Leave a key out where
                there is nothing to say.

                """ + Subjects.all().stream().map(ProgrammePageTest::section).collect(Collectors.joining("\n")));
    }

    private static String section(Subject<?> subject) {
        return "## `" + subject.kind() + "`\n\n" + subject.purpose()
                + (subject.isOnlyOne() ? " There is one, and its slug is `charter`." : "")
                + "\n\n| key | | holds |\n|---|---|---|\n"
                + Forms.describe(subject).stream().map(ProgrammePageTest::row).collect(Collectors.joining());
    }

    private static String row(Described field) {
        String choices = field.choices().stream()
                .map(choice -> "`" + choice.value() + "`")
                .collect(Collectors.joining(", "));
        return "| `" + field.key() + "` | " + field.kind().name().toLowerCase(java.util.Locale.ROOT)
                + (field.isRequired() ? ", required" : "") + " | " + field.label() + ". " + field.help() + "."
                + (choices.isEmpty() ? "" : " " + choices) + " |\n";
    }

    @Test
    void eachKindHasASchema() {
        for (Subject<?> subject : Subjects.all()) {
            Pages.compare(
                    "docs/reference/schema/" + subject.kind() + ".json", FindingJson.text(Schema.of(subject)) + "\n");
        }
    }
}
