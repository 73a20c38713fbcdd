package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault: clients that are slow, or send far too much, keep nobody else from being answered. */
@DisplayName("fault: clients that ask for too much")
@Tag("long")
class AbuseTest {

    private static final int SLOW_CLIENTS = 100;
    private static final int TOO_MANY_HEADERS = 10_000;
    private static final int TOO_MANY_FIELDS = 1_000_000;
    private static final int MEGABYTE = 1 << 20;

    /** What a body may have before the connection is closed, with room for what lies in buffers. */
    private static final long MOST_TAKEN = 32L * MEGABYTE;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    /** After each of them, and in its midst, others are answered. */
    @AfterEach
    void othersAreServed() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(send("GET /value HTTP/1.1").status()).isEqualTo(200);
            assertThat(send("GET /api/v1/status HTTP/1.1").status()).isEqualTo(200);
        }
    }

    @Test
    void aHundredThatNeverEndTheirRequest() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                slow.add(socket);
                String begun = i % 2 == 0
                        ? "GET / HTTP/1.1\r\nHost: localhost\r\nX: "
                        : "POST /appearance HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n\r\ntheme=";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            assertThat(send("GET /value HTTP/1.1").status()).isEqualTo(200);
            assertThat(isOpen(slow.get(1)))
                    .as("others were answered before the first slow form was given up")
                    .isTrue();
            othersAreServed();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void tenThousandHeaders() throws IOException {
        String[] request = new String[TOO_MANY_HEADERS];
        Arrays.setAll(request, i -> i == 0 ? "GET /api/v1/status HTTP/1.1" : "X-" + i + ": 1");
        assertThat(statusOrClosed(String.join("\r\n", request) + "\r\n\r\n")).isIn(0, 400, 431);
    }

    @Test
    void aMillionFieldsOfAForm() throws IOException {
        String form = "a=1&".repeat(TOO_MANY_FIELDS);
        assertThat(statusOrClosed("POST /appearance HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + form.length()
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n" + form))
                .isIn(0, 400, 413);
        String few = "a=1&".repeat(1_000);
        assertThat(statusOrClosed("POST /appearance HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + few.length()
                        + "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n" + few))
                .as("few bytes and too many fields")
                .isIn(400, 413);
    }

    @Test
    void aBodyWithoutEndIsNotTaken() throws IOException {
        byte[] chunk = ("100000\r\n" + "x".repeat(MEGABYTE) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (String line : List.of("POST /appearance", "GET /api/v1/status", "POST /analyses/linkage/record")) {
            long taken = 0;
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                OutputStream out = socket.getOutputStream();
                out.write((line + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                while (taken < 2 * MOST_TAKEN) {
                    out.write(chunk);
                    taken += MEGABYTE;
                }
            } catch (SocketException closed) {
                assertThat(taken).as(line).isLessThan(MOST_TAKEN);
            }
            assertThat(taken).as(line + ": the server closes the connection").isLessThan(MOST_TAKEN);
        }
    }

    @Test
    void deepAndLongWordsInOptions() throws IOException {
        for (String value : List.of("[".repeat(15_000), "a=b,".repeat(3_000), "((((a+)+)+)+)+$".repeat(900))) {
            assertThat(send("GET /api/v1/analyses/linkage?outcome=" + value + " HTTP/1.1")
                            .status())
                    .isIn(200, 400, 414, 422, 431);
        }
    }

    private static boolean isOpen(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothingYet) {
            return true;
        }
    }

    private static RefusedRequestsTest.Reply send(String... lines) throws IOException {
        return RefusedRequestsTest.send(server.port(), lines);
    }

    /** The status of the answer; 0 where the server closed the connection before all was sent. */
    private static int statusOrClosed(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return reply.isEmpty() ? 0 : Integer.parseInt(reply.substring(9));
        } catch (SocketException closed) {
            return 0;
        }
    }
}
