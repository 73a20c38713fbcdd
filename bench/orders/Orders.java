import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Writes a made-up export of order lines: one to five lines an order, a heavy tail of orders a customer, five years.
 * Usage: java Orders.java LINES FILE. Equal arguments give an equal file.
 */
public final class Orders {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime FIRST = LocalDateTime.of(2021, 1, 1, 0, 0);
    private static final int SECONDS = 5 * 365 * 24 * 3600;
    private static final String[] CHANNELS = {"web", "shop", "phone", "marketplace"};

    private Orders() {}

    public static void main(String[] arguments) throws IOException {
        int lines = Integer.parseInt(arguments[0]);
        SplittableRandom random = new SplittableRandom(1);
        int customers = Math.max(1, lines / 12);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            out.write("order_id,line_no,customer_no,email,ordered_at,product,quantity,amount,margin,channel,country,note\n");
            int written = 0;
            for (int order = 1; written < lines; order++) {
                // the square makes some customers buy much more often than others
                double share = random.nextDouble();
                int customer = (int) (customers * share * share);
                String start = String.format("O%08d", order);
                String customerNo = String.format("C%07d", customer);
                String email = "someone." + customer + "@mail" + customer % 50 + ".example";
                String time = TIME.format(FIRST.plusSeconds(random.nextInt(SECONDS)));
                String channel = CHANNELS[random.nextInt(CHANNELS.length)];
                int inOrder = 1 + random.nextInt(5);
                for (int line = 1; line <= inOrder && written < lines; line++, written++) {
                    int quantity = 1 + random.nextInt(4);
                    int cents = quantity * (199 + random.nextInt(9_800));
                    out.write(start + "," + line + "," + customerNo + "," + email + "," + time + ",SKU-"
                            + (10_000 + random.nextInt(4_000)) + "," + quantity + "," + money(cents) + "," + money(cents / 3)
                            + "," + channel + ",GB,\"made up, line " + line + "\"\n");
                }
            }
        }
    }

    private static String money(int cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}
