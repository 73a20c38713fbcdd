package org.wayworth.app.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.handover.Handing;
import org.wayworth.app.handover.Offer;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.app.shell.Server;
import org.wayworth.store.job.Job;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine;

/** Starts the server and stays until the program is asked to end. */
final class Serving {

    private Serving() {}

    static void serve(DataFolder data, Path folder, String address, int port, String person, CommandLine line)
            throws InterruptedException {
        Desk desk = Desk.ofServer(data, folder, person);
        Server server;
        ServerImports imports = new ServerImports(data, desk);
        Handing handing = Handing.taking(imports);
        goOn(desk, imports);
        try {
            ProgrammeDesk programme = new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), person);
            server = Server.start(desk, programme, handing, address, port);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new CommandLine.ParameterException(line, String.valueOf(refused.getMessage()), refused);
        }
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ended.countDown();
            awaitQuietly(closed);
        }));
        offerImports(Offer.of(server.directUrl(), handing), data.folder(), line);
        desk.askAll();
        line.getOut().println("Wayworth serves " + folder + " at " + server.url() + "   (Ctrl-C ends it)");
        ended.await();
        withdrawOffer(data.folder(), line);
        // Who waits for a job hears that it ends, so that the server need not wait for them.
        desk.close();
        server.stop();
        data.close();
        closed.countDown();
    }

    /** What an earlier run of the server left undone goes on, or says why it does not. */
    static void goOn(Desk desk, ServerImports imports) {
        for (Job left : desk.jobs().left()) {
            if (left.wanted().kind().equals(ServerImports.KIND)) {
                imports.settle(left);
            } else {
                desk.takeUp(left);
            }
        }
    }

    /** A disk without room is no reason not to serve. */
    private static void offerImports(Offer offer, Path folder, CommandLine line) {
        try {
            offer.leave(folder);
        } catch (UncheckedIOException unwritable) {
            line.getErr()
                    .println(
                            "While this server runs nothing can be imported: the file under tmp/ by which wayworth import"
                                    + " finds it could not be written (" + unwritable.getMessage() + ")");
        }
    }

    /** What stays behind is worth nothing without this process, and is swept at the next start. */
    private static void withdrawOffer(Path folder, CommandLine line) {
        try {
            Offer.withdraw(folder);
        } catch (UncheckedIOException unwritable) {
            line.getErr().println("tmp/serving could not be removed (" + unwritable.getMessage() + ")");
        }
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
