package org.wayworth.app.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.message.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands an import to the server that has the data folder open. */
public final class Handover {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Offer offer;

    private Handover(Offer offer) {
        this.offer = offer;
    }

    /** What became of it: told in the same words as without a server. */
    public sealed interface Result {

        /** @param text for people @param json for scripts */
        record Done(String text, String json) implements Result {}

        /** @param why somebody ended it, in a sentence; nothing was changed */
        record Ended(String why) implements Result {}

        /** @param message why nothing was changed */
        record Refusal(Code code, String message) implements Result {}
    }

    /** The server that holds the folder; empty where what holds it is no server, or one that takes nothing. */
    public static Optional<Handover> in(Path folder) {
        return Offer.in(folder).map(Handover::new);
    }

    /** "http://127.0.0.1:8080" */
    public String address() {
        return offer.address();
    }

    /**
     * Waits until the server has imported the files, or has refused them.
     *
     * @throws Silent where the server ended, or cannot be reached, before it said what became of them
     */
    public Result importFiles(List<Path> files, Path mapping, Path folder, Progress progress) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(offer.address() + "/api/v1/imports"))
                .header("Authorization", "Bearer " + offer.secret())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new Handed(files, mapping, folder).json()))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(LONGEST_CONNECT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        try {
            HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != OK) {
                throw new Silent(offer.address() + " answered with status " + response.statusCode(), null);
            }
            try (Stream<String> lines = response.body()) {
                return read(lines.iterator(), progress);
            }
        } catch (ConnectException gone) {
            throw new Silent("nothing answers at " + offer.address(), gone);
        } catch (UncheckedIOException | IOException broken) {
            throw new Silent("the connection to " + offer.address() + " ended: " + broken.getMessage(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Silent("this command was ended", interrupted);
        }
    }

    private Result read(Iterator<String> lines, Progress progress) {
        while (lines.hasNext()) {
            JsonNode line = JSON.readTree(lines.next());
            if (line.has("step")) {
                progress.at(line.path("step").asString());
            } else if (line.has("ended")) {
                return new Result.Ended(line.path("ended").asString());
            } else if (line.has("refused")) {
                return new Result.Refusal(
                        Code.valueOf(line.path("code").asString()),
                        line.path("refused").asString());
            } else {
                return new Result.Done(
                        line.path("text").asString(), line.path("json").asString());
            }
        }
        throw new Silent(offer.address() + " ended the answer early", null);
    }
}
