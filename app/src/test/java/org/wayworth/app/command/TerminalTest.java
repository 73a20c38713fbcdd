package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("fault and message: what a file is called cannot steer the terminal")
class TerminalTest {

    private static final String STRANGE = "tx\u001b[31m\u202egpj\u2066.csv";

    private static final String MAPPING = """
            mapping: shop
            currency: EUR
            files:
              - match: tx*
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: customer}
                    columns: {kind: {value: sale}, role: {value: sale}, amount: amount}
            """;

    @Test
    void signsThatATerminalObeysAreWrittenAsNumbers() {
        assertThat(Terminal.visible(STRANGE)).isEqualTo("tx\\u001b[31m\\u202egpj\\u2066.csv");
        assertThat(Terminal.visible("plain\n\tÄ 漢字 می\u200cخواهم 👩\u200d🔬"))
                .isEqualTo("plain\n\tÄ 漢字 می\u200cخواهم 👩\u200d🔬");
        assertThat(Terminal.visible("a\rb\u0007\u009b\u2028")).isEqualTo("a\\u000db\\u0007\\u009b\\u2028");
    }

    @Test
    @Tag("long")
    void importStatusAndRejectsPrintStrangeNamesSafely(@TempDir Path tmp) throws IOException {
        Path data = tmp.resolve("data");
        Path mapping = Files.writeString(tmp.resolve("shop.yaml"), MAPPING);
        Path file =
                Files.writeString(tmp.resolve(STRANGE), "id,customer,amount\n1,a,10.00\n2,b,7.00\n3,c,x\u001b[0m\n");
        for (String[] command : new String[][] {
            {"init", data.toString()},
            {"import", data.toString(), file.toString(), "--mapping", mapping.toString()},
            {"status", data.toString()},
            {"rejects", data.toString()},
            {"rejects", data.toString(), "--json"},
            {"verify", data.toString()},
            {"import", data.toString(), file + "\u001b", "--mapping", mapping.toString()},
        }) {
            StringWriter said = new StringWriter();
            PrintWriter both = new PrintWriter(said);
            Main.run(both, both, command);
            assertThat(said.toString().chars().filter(c -> c == 0x1b || c == 0x202e || c == 0x2066))
                    .as(String.join(" ", command) + ": " + said)
                    .isEmpty();
            assertThat(said.toString()).isNotBlank();
        }
    }
}
