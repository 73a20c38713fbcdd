package org.wayworth.app.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.app.shell.Server;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine;

/** Starts the server and stays until the program is asked to end. */
final class Serving {

    private Serving() {}

    static void serve(DataFolder data, Path folder, String address, int port, String person, CommandLine line)
            throws InterruptedException {
        Desk desk = new Desk(data, folder);
        Server server;
        try {
            ProgrammeDesk programme = new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), person);
            server = Server.start(desk, programme, address, port);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new CommandLine.ParameterException(line, String.valueOf(refused.getMessage()), refused);
        }
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ended.countDown();
            awaitQuietly(closed);
        }));
        desk.askAll();
        line.getOut().println("Wayworth serves " + folder + " at " + server.url() + "   (Ctrl-C ends it)");
        ended.await();
        server.stop();
        desk.close();
        data.close();
        closed.countDown();
    }

    /** Lets the folder be closed in order before the program ends. */
    private static void awaitQuietly(CountDownLatch closed) {
        try {
            if (!closed.await(10, java.util.concurrent.TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
