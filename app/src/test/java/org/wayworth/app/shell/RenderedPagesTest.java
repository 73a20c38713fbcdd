package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent of an answer that was sent before, and what is never taken from an earlier page. */
class RenderedPagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private Server server;

    @BeforeEach
    void start() {
        server = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/value", "/value/stay", "/value?colour=red", "/api/v1/analyses/late"})
    @DisplayName("law: an answer that the browser has is not sent again")
    void anAnswerIsSentOnce(String address) throws Exception {
        HttpResponse<byte[]> first = get(address);
        String tag = tag(first);
        assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("no-cache", "private");

        HttpResponse<byte[]> again = get(address, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(tag(again)).isEqualTo(tag);

        assertThat(get(address, "If-None-Match", "W/\"0123\"").statusCode()).isEqualTo(200);
        assertThat(get(address).body()).isEqualTo(first.body());
    }

    @Test
    @DisplayName("law: a page is taken from earlier ones only where theme, options and record are the same")
    void whatDiffersIsRenderedAnew() throws Exception {
        String tag = tag(get("/value"));
        HttpResponse<byte[]> dark = get("/value", "Cookie", "wayworth-theme=dark", "If-None-Match", tag);
        assertThat(dark.statusCode()).isEqualTo(200);
        assertThat(text(dark)).contains("data-theme=\"dark\"");
        assertThat(text(get("/value"))).contains("data-theme=\"system\"");

        HttpResponse<byte[]> other = get("/value?horizon-days=90", "If-None-Match", tag);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(text(other)).contains("Follow-up period: 90 days");

        CLIENT.send(
                request("/analyses/linkage/record")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        HttpResponse<byte[]> kept = get("/value", "If-None-Match", tag);
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(text(kept)).contains("On record: this answer stays");
    }

    @Test
    @DisplayName("law: compressed and plain, the page is the same")
    void compressedItIsTheSame() throws Exception {
        HttpResponse<byte[]> plain = get("/value");
        HttpResponse<byte[]> packed = get("/value", "Accept-Encoding", "br, gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 3);
        assertThat(unpacked(packed.body())).isEqualTo(plain.body());
        assertThat(tag(packed)).isEqualTo(tag(plain));
        assertThat(get("/value", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/data",
                "/value?horizon-days=x",
                "/value?horizon-days=" + FixtureDesk.WORKING,
                "/value?horizon-days=" + FixtureDesk.FAILED
            })
    @DisplayName("law: what changes by itself is never taken from an earlier page")
    void whatChangesIsNotKept(String address) throws Exception {
        HttpResponse<byte[]> page = get(address);
        assertThat(page.headers().firstValue("ETag")).isEmpty();
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        }
    }

    private static String tag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElse("none");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = request(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + address));
    }
}
