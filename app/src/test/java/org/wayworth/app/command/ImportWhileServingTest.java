package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.handover.Handing;
import org.wayworth.app.handover.ImportEnded;
import org.wayworth.app.handover.Offer;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.app.shell.Server;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.message.Refused;

/** Law, message and fault: an import while a server has the folder open. */
@DisplayName("law, message and fault: importing while the server runs")
class ImportWhileServingTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path place = Path.of(".");

    private Path folder = Path.of(".");
    private Path file = Path.of(".");
    private Path mapping = Path.of(".");
    private DataFolder data;
    private Desk desk;
    private Server server;
    private Handing handing = Handing.NOTHING;

    @BeforeEach
    void serve() throws IOException {
        folder = place.resolve("served");
        file = Files.writeString(place.resolve("people.csv"), "id,joined\n1,2025-01-01\n2,2025-02-01\n3,yesterday\n");
        mapping = Files.writeString(place.resolve("people.yaml"), """
                mapping: people
                files:
                  - match: people.csv
                    loads:
                      - {table: customer, keys: {p: id}, columns: {joined_on: joined}}
                """);
        DataFolder.init(folder);
        data = DataFolder.open(folder);
        desk = Desk.ofServer(data, folder, "");
        handing = Handing.taking(new ServerImports(data, desk));
        server = Server.start(
                desk, new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), ""), handing, "127.0.0.1", 0);
        Offer.of(server.directUrl(), handing).leave(folder);
    }

    @AfterEach
    void stop() {
        server.stop();
        desk.close();
        data.close();
    }

    @Test
    @DisplayName("law: what is said, and how it ends, is what an import says without a server")
    void itSaysWhatAnImportSays() throws Exception {
        Path other = place.resolve("alone");
        DataFolder.init(other);
        Said alone = Said.by("import", other.toString(), file.toString(), "--mapping", mapping.toString());
        assertThat(get("/").body()).contains("Nothing has been imported yet.");

        Said served = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString());
        assertThat(served.exit()).as(served.err()).isEqualTo(alone.exit()).isZero();
        assertThat(served.out()).isEqualTo(alone.out().replace(other.toString(), folder.toString()));
        assertThat(served.out()).contains("read 3 · loaded 2 · rejected 1");
        assertThat(served.err())
                .contains("The server at " + server.directUrl() + " has " + folder + " open and imports the files")
                .contains("  … ");
        assertThat(get("/").body()).doesNotContain("Nothing has been imported yet.");
        assertThat(get("/api/v1/status").body()).contains("\"customer\" : 2");

        Said again = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString(), "--json");
        assertThat(again.out())
                .isEqualTo(
                        Said.by("import", other.toString(), file.toString(), "--mapping", mapping.toString(), "--json")
                                .out()
                                .replaceAll(
                                        "\"alreadyImportedAt\" : \"[^\"]+\"",
                                        "\"alreadyImportedAt\" : \"" + importedAt(again.out()) + "\""));
    }

    private static String importedAt(String json) {
        return json.replaceAll("(?s).*\"alreadyImportedAt\" : \"([^\"]+)\".*", "$1");
    }

    @Test
    @DisplayName("message: a file that cannot be taken is refused in the same words, and nothing is changed")
    void aRefusalSaysTheSame() throws Exception {
        Path other = place.resolve("alone");
        DataFolder.init(other);
        Path empty = Files.writeString(place.resolve("people.csv"), "");
        Said alone = Said.by("import", other.toString(), empty.toString(), "--mapping", mapping.toString());
        Said served = Said.by("import", folder.toString(), empty.toString(), "--mapping", mapping.toString());
        assertThat(served.exit()).isEqualTo(alone.exit()).isEqualTo(Exit.REFUSED);
        assertThat(served.err()).contains(alone.err().strip());
        assertThat(get("/").body()).contains("Nothing has been imported yet.");
    }

    @Test
    @DisplayName("fault: without the secret there is no such address, and another site is turned away")
    void withoutTheSecretThereIsNothing() throws Exception {
        String body = "{\"files\": [\"" + file + "\"], \"mapping\": \"" + mapping + "\", \"shown\": \"x\"}";
        for (String secret : new String[] {"", "Bearer ", "Bearer " + "0".repeat(64), handing.secret()}) {
            assertThat(post(body, "Authorization", secret).statusCode()).isEqualTo(404);
        }
        String right = "Bearer " + handing.secret();
        assertThat(post(body, "Authorization", right, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(body, "Authorization", right, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        for (String wrong : new String[] {
            "", "x", "[]", "{}", "{\"files\": [], \"mapping\": \"/m\"}", "{\"files\": [\"a\"], \"mapping\": \"/m\"}"
        }) {
            assertThat(post(wrong, "Authorization", right).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(post("\"" + "x".repeat(1 << 20) + "\"", "Authorization", right)
                        .statusCode())
                .isEqualTo(413);
        assertThat(get("/").body()).contains("Nothing has been imported yet.");
        assertThat(post(body, "Authorization", right).body())
                .contains("\"text\"")
                .contains("read 3");
    }

    @Test
    @DisplayName("law: only the folder's owner can read the secret, it stands in no text, and goes with the server")
    void theSecretIsKept() throws IOException {
        Path left = folder.resolve("tmp").resolve("serving");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(left)).contains(handing.secret());
        assertThat(handing.secret()).matches("[0-9a-f]{64}");
        assertThat(handing + " " + Offer.of(server.directUrl(), handing)).doesNotContain(handing.secret());
        assertThat(Handing.taking(new ServerImports(data, desk)).secret()).isNotEqualTo(handing.secret());
        Offer.withdraw(folder);
        assertThat(left).doesNotExist();
    }

    @Test
    @DisplayName("message: what holds the folder takes no imports, or is another program than the one that offered")
    void withoutAnOfferTheFolderIsHeld() throws IOException {
        String held = "WW-DIR-001";
        Path left = folder.resolve("tmp").resolve("serving");
        Files.writeString(
                left,
                Files.readString(left)
                        .replaceFirst("(?m)^" + ProcessHandle.current().pid() + "$", "1"));
        Said stale = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString());
        assertThat(stale.exit()).isEqualTo(Exit.HELD);
        assertThat(stale.err()).contains(held);
        Offer.withdraw(folder);
        Said none = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString());
        assertThat(none.exit()).isEqualTo(Exit.HELD);
        assertThat(none.err()).contains(held);
    }

    @Test
    @DisplayName("fault: a server that does not answer is said, with what to do")
    void aServerThatIsGoneIsSaid() {
        String address = server.directUrl();
        server.stop();
        Said said = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString());
        assertThat(said.exit()).isEqualTo(Exit.FAILED);
        assertThat(said.err())
                .contains("the server must say what became of the import, but nothing answers at " + address)
                .contains("  do  look whether it still runs")
                .doesNotContain("defect", "Exception");
    }

    @Test
    @DisplayName(
            "law: an import is a job on record, with what came of it; cancelled between two steps it leaves nothing")
    void anImportIsAJob() throws IOException {
        ServerImports imports = new ServerImports(data, desk);
        assertThatThrownBy(() -> imports.importFiles(
                        List.of(file),
                        mapping,
                        folder,
                        step -> desk.jobs().cancel(desk.jobs().atHand().get(0).id(), "It is not wanted.")))
                .isInstanceOf(ImportEnded.class)
                .hasMessage("It is not wanted.");
        imports.importFiles(List.of(file), mapping, folder, Progress.silent());
        assertThat(desk.jobs().ended(9))
                .filteredOn(job -> job.wanted().kind().equals("import"))
                .extracting(Job::state, Job::said)
                .containsExactly(
                        Assertions.tuple(JobState.DONE, "2 records are loaded, from 1 file."),
                        Assertions.tuple(JobState.CANCELLED, "It is not wanted."));
        assertThat(data.status().imports()).hasSize(1);
        Path missing = place.resolve("missing.csv");
        assertThatThrownBy(() -> imports.importFiles(List.of(missing), mapping, folder, Progress.silent()))
                .isInstanceOf(Refused.class);
        assertThat(desk.jobs().ended(9))
                .filteredOn(job -> job.state() == JobState.FAILED)
                .singleElement()
                .satisfies(job -> assertThat(job.said()).contains("the file must exist"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.directUrl() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.directUrl() + "/api/v1/imports"))
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
