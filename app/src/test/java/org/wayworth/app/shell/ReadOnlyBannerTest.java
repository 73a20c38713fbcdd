package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("message: pages say that the disk is nearly full, as long as it is")
class ReadOnlyBannerTest {

    private static final String WORDS =
            "12 MB are free on the disk of the data folder, less than the 1,000 MB that are kept free";

    @Test
    void everyPageSaysSoAndNoneAfterwards() throws IOException, InterruptedException {
        AtomicReference<String> shortage = new AtomicReference<>(WORDS);
        Server server = Servers.start(
                new FixtureDesk(false) {
                    @Override
                    public Optional<String> shortage() {
                        return Optional.ofNullable(shortage.get()).filter(words -> !words.isEmpty());
                    }
                },
                "127.0.0.1",
                0);
        try {
            for (String path : new String[] {"/", "/value", "/data", "/nothing/here"}) {
                shortage.set(WORDS);
                assertThat(page(server, path)).as(path).contains("Read only: the disk is nearly full", WORDS);
                shortage.set("");
                assertThat(page(server, path)).as(path).doesNotContain("Read only: the disk is nearly full");
            }
        } finally {
            server.stop();
        }
    }

    private static String page(Server server, String path) throws IOException, InterruptedException {
        String base = server.url().replaceAll("/$", "");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
