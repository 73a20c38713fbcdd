package org.wayworth.demo;

/** What one customer is called in each system. The systems share no key but the e-mail address and the shop's number. */
record Names(
        String first, String last, String email, String formerEmail, int emailChanged, String shop, String account) {

    private static final int NUMBERS = 900_000;
    private static final double CHANGED_EMAIL = 0.03;

    private static final String[] FIRST = {
        "Maya",
        "Oliver",
        "Amelia",
        "George",
        "Isla",
        "Harry",
        "Ava",
        "Noah",
        "Freya",
        "Jack",
        "Grace",
        "Leo",
        "Niamh",
        "Callum",
        "Ailsa",
        "Rhys",
        "Megan",
        "Priya",
        "Aisha",
        "Mohammed",
        "Wei",
        "Zofia",
        "Chidi",
        "Siân",
        "Hamish",
        "Eilidh",
        "Patrick",
        "Beatrice",
        "Arthur",
        "Joan",
        "Derek",
        "Sheila",
        "Marjorie",
        "Ravi",
        "Nadia",
        "Tomasz"
    };
    private static final String[] LAST = {
        "Shaw", "Fletcher", "Okafor", "MacLeod", "Jones", "Patel", "Hughes", "Bennett", "O'Connor", "Kowalska", "Ahmed",
        "Fraser", "Whitfield", "Barlow", "Chen", "Evans", "Hartley", "Sinclair", "Lowe", "Thackeray", "Osei", "Marsh",
        "Dunn", "Pembury", "Castle", "Rao", "Winter", "Birch", "Holloway", "Grieve", "Ó Briain", "Smith-Carr"
    };
    /** Names that no one can own (RFC 2606). */
    private static final String[] HOSTS = {"example.org", "example.com", "example.net"};

    static Names of(Customer customer, Chance chance) {
        String first = chance.oneOf(FIRST);
        String last = chance.oneOf(LAST);
        String local = plain(first) + "." + plain(last) + "." + customer.number();
        boolean changed = chance.happens(CHANGED_EMAIL);
        int changedOn = Days.daytime(chance.between(Days.START + 60, Days.END - 30), chance);
        return new Names(
                first,
                last,
                local + "@" + HOSTS[0],
                changed ? local + "@" + HOSTS[1 + chance.below(2)] : "",
                changed ? changedOn : Integer.MIN_VALUE,
                "C" + (100_000 + customer.number() * 7919L % NUMBERS),
                "S-" + (100_000 + (customer.number() * 4211L + 37) % NUMBERS));
    }

    /** The address that a system knew at the time. */
    String emailAt(int moment) {
        return moment < emailChanged ? formerEmail : email;
    }

    boolean changedEmail() {
        return !formerEmail.isEmpty();
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = Character.toLowerCase(name.charAt(i));
            if (letter >= 'a' && letter <= 'z') {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
