package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.canonical.ColumnRule;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.canonical.TableRule;
import org.wayworth.warehouse.feature.Registry;
import org.wayworth.warehouse.message.Code;

/** Docs: the reference pages say what the program does. With -Dwayworth.write=true the test writes them anew. */
class ReferenceTest {

    private static final Path REFERENCE = Path.of(System.getProperty("wayworth.root", ".."), "docs", "reference");

    @Test
    void theDictionaryPageIsTheDictionary() throws IOException {
        StringBuilder page = new StringBuilder("""
            # Dictionary of the canonical tables

            What every column means and who fills it. Tables lie in schema `canonical`; times are UTC, money is in minor units
            (cents). *filled by*: `mapping`: a line under `columns:` of your mapping; `source`: the load, from the cell beside it;
            `key`: `episode:` or `contract:`; `named`: `attributes:`, `person:` or `answers:`; `identity`: identity resolution;
            `load`: the load itself; `derived`: other columns. Generated from `dictionary.csv`, `column-rules.csv` and
            `table-rules.csv`; a test compares.
            """);
        for (String table : Dictionary.get().tables()) {
            page.append("\n## ")
                    .append(table)
                    .append("\n")
                    .append(Dictionary.get().mappedTables().contains(table) ? loads(table) : "")
                    .append("\n| column | type | unit | filled by | meaning |\n|---|---|---|---|---|\n");
            for (Dictionary.Column column : Dictionary.get().columns(table)) {
                page.append("| `")
                        .append(column.name())
                        .append(column.required() ? "` | " : "`, may be empty | ")
                        .append(column.type().name().toLowerCase(Locale.ROOT))
                        .append(column.personal() ? ", personal" : "")
                        .append(" | ")
                        .append(column.unit())
                        .append(" | ")
                        .append(column.filledBy().name().toLowerCase(Locale.ROOT))
                        .append(" | ")
                        .append(column.meaning())
                        .append(column.allowed().isEmpty() ? "" : " (" + String.join(", ", column.allowed()) + ")")
                        .append(rule(column.rule()))
                        .append(" |\n");
            }
        }
        compare("dictionary.md", page.toString());
    }

    /** What a load that fills a table must say. */
    private static String loads(String table) {
        TableRule rule = Dictionary.get().rule(table);
        String naming =
                Dictionary.get().naming(table).map(Dictionary.Column::name).orElse("");
        boolean isRequired = Dictionary.get()
                .naming(table)
                .filter(Dictionary.Column::required)
                .isPresent();
        return "\nA load "
                + (isRequired
                        ? "must name its `" + naming + ":`."
                        : rule.mustSayWhose()
                                ? naming.isEmpty() ? "must have `keys:`." : "must have `keys:` or `" + naming + ":`."
                                : "need not say whose its rows are.")
                + " Without `row_key:` its rows are told apart by "
                + switch (rule.namedBy()) {
                    case KEYS -> "their keys";
                    case NAMES -> "their " + naming;
                    case COLUMNS -> "`" + String.join("`, `", rule.namingColumns()) + "`";
                    case PLACE -> "their place in the file";
                }
                + "."
                + rule.episodeStartFills()
                        .map(time -> " `{from: episode}` can fill `" + time + "`.")
                        .orElse("")
                + (rule.hasAnswers() ? " It can have `answers:`." : "")
                + rule.blankSaysNothing()
                        .map(column -> " Where a record fills several rows, a blank `" + column + "` is no row.")
                        .orElse("")
                + "\n";
    }

    private static String rule(ColumnRule rule) {
        return rule.otherwise()
                        .map(otherwise -> otherwise == ColumnRule.Otherwise.MAPPING
                                ? "; else as the mapping says for all of its files"
                                : "; else derived")
                        .orElse("")
                + rule.least()
                        .map(least -> "; at least " + shown(least)
                                + rule.most()
                                        .map(most -> ", at most " + shown(most))
                                        .orElse(""))
                        .orElse("")
                + rule.notBefore().map(first -> "; not before `" + first + "`").orElse("");
    }

    private static String shown(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    @Test
    void theFactsPageIsTheRegistry() throws IOException {
        StringBuilder page = new StringBuilder("""
            # Facts of customers

            What can be known of a customer as of a day: the columns of `wayworth facts`, and the words of conditions. Nothing that
            happened after the day is seen. A day ends at midnight in the company's time zone: that in which most records were
            read (`time_zone:` in the mapping). Amounts are in the currency in which most customers buy. A fact that is not known
            is blank and never 0: 0 orders means that the sales are on record and that there was none. Beside these facts
            there are the attributes that sources give with a day from which they hold (`attributes_since:` in the mapping), as
            they stood on the day. Generated from `facts.csv`; a test compares.

            | fact | kind | unit | meaning |
            |---|---|---|---|
            """);
        for (Fact fact : Registry.get().facts()) {
            page.append("| `")
                    .append(fact.name())
                    .append("` | ")
                    .append(fact.kind().name().toLowerCase(Locale.ROOT).replace("yes_no", "yes or no"))
                    .append(" | ")
                    .append(fact.unit())
                    .append(" | ")
                    .append(fact.meaning())
                    .append(" |\n");
        }
        compare("facts.md", page.toString());
    }

    @Test
    void theMessagesPageHasEveryCode() throws IOException {
        StringBuilder page = new StringBuilder("""
            # Messages

            Every message names its rule by a code, says what must hold, what was found and where, and what to do. A breach of a
            *file* rule refuses the file and with it the whole import; of a *record* rule sends that record to the rejects, which
            `wayworth rejects` shows; of a *mapping* rule stops before any file is read; of a *folder* rule keeps the data folder
            shut. Generated from `Code.java`; a test compares.

            | code | stops | what must hold | what to do |
            |---|---|---|---|
            """);
        for (Code code : Code.values()) {
            page.append("| <a id=\"")
                    .append(code.id().toLowerCase(Locale.ROOT))
                    .append("\"></a>")
                    .append(code.id())
                    .append(" | ")
                    .append(code.reach().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(code.must())
                    .append(" | ")
                    .append(code.next())
                    .append(" |\n");
        }
        compare("messages.md", page.toString());
    }

    @Test
    void everyCodeIsUsedOnce() {
        Set<String> ids = new HashSet<>();
        for (Code code : Code.values()) {
            assertThat(ids.add(code.id()))
                    .as(code.id() + " stands for two rules")
                    .isTrue();
        }
    }

    private static void compare(String name, String page) throws IOException {
        Path file = REFERENCE.resolve(name);
        if (Boolean.getBoolean("wayworth.write")) {
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("write it anew with: mvn -pl warehouse -am test -Dtest=ReferenceTest -Dwayworth.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(page);
    }
}
