package org.wayworth.app.shell;

/** Serves the made-up desk by hand: {@code main} prints the address and stays until it is stopped. */
final class Showroom {

    private Showroom() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        boolean empty = arguments.length > 1 && arguments[1].equals("empty");
        Server server = Servers.start(
                new FixtureDesk(empty), "127.0.0.1", arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080);
        System.out.printf("%s after %d ms%n", server.url(), (System.nanoTime() - start) / 1_000_000);
    }
}
