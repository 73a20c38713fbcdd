package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.app.shell.Server;
import org.wayworth.warehouse.DataFolder;
import tools.jackson.databind.json.JsonMapper;

/** The command line, the API and the page with the same filter. */
@Tag("long")
class SameFindingTest {

    private static final String WHERE = "plan = \"Classic\" and tenure_days >= 365";

    @TempDir
    private Path place = Path.of(".");

    @Test
    @DisplayName("law: --where, the API and the page's filter give one finding, however the condition is written")
    void oneFilterIsOneFinding() throws Exception {
        Path company = place.resolve("company");
        assertThat(Said.by("demo", company.toString(), "--customers", "6000", "--no-serve")
                        .exit())
                .isZero();
        Said run = Said.by("run", "linkage", company.toString(), "--where", WHERE, "--json");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        String id = id(run.out());
        assertThat(id).matches("f-[0-9a-f]{10}");

        try (DataFolder data = DataFolder.open(company);
                Desk desk = new Desk(data, company)) {
            Server server = Server.start(
                    desk, new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), ""), "127.0.0.1", 0);
            try {
                for (String written : new String[] {WHERE, "(plan=\"Classic\")  and tenure_days>=365"}) {
                    String query = "?where=" + URLEncoder.encode(written, StandardCharsets.UTF_8);
                    String api = get(server, "/api/v1/analyses/linkage" + query, "\"WORKING\"");
                    assertThat(id(api)).isEqualTo(id);
                    // what a command found is on record, so that the page has its frozen link
                    assertThat(get(server, "/value" + query, "The answer appears here."))
                            .contains("data-link=\"/findings/" + id + "\"");
                }
            } finally {
                server.stop();
            }
        }
    }

    private static String id(String json) {
        return JsonMapper.shared()
                .readTree(json)
                .path("findings")
                .path(0)
                .path("id")
                .asString();
    }

    private static String get(Server server, String path, String notYet) throws Exception {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (int i = 0; i < 100; i++) {
            String body = following
                    .send(
                            HttpRequest.newBuilder(URI.create(server.directUrl() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            if (!body.contains(notYet)) {
                return body;
            }
        }
        throw new AssertionError("no answer at " + path);
    }
}
