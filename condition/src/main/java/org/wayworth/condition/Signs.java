package org.wayworth.condition;

/** Which signs a condition may be written with, and small letters of large ones. */
final class Signs {

    /** Large and small letters of Unicode 14 stand as far apart here; three places among them are empty. */
    private static final int VITHKUQI_FIRST = 0x10570;

    private static final int VITHKUQI_LAST = 0x10595;
    private static final int VITHKUQI_STEP = 0x27;

    private Signs() {}

    /** No control signs, no halves of signs, nothing that turns the direction of writing or has no meaning. */
    static boolean isAllowed(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> sign == 0x200D || sign == 0x200C || sign == 0xAD;
            default -> !Character.isISOControl(sign) && (sign & 0xFFFE) != 0xFFFE;
        };
    }

    /**
     * Each letter by its small one, sign by sign: İ is i, ẞ is ß, Σ is σ wherever it stands, and accents stay as they are
     * written. This is what {@code lower} of DuckDB does, which knows Unicode 15; Java 17 knows 13, Java 25 knows 16, so
     * what was added since 13 is written out. A test compares every sign.
     */
    static String small(String text) {
        StringBuilder small = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> small.appendCodePoint(small(sign)));
        return small.toString();
    }

    private static int small(int sign) {
        switch (sign) {
            case 0x2C2F:
                return 0x2C5F;
            case 0xA7C0, 0xA7D0, 0xA7D6, 0xA7D8:
                return sign + 1;
            case 0x1C89, 0xA7CB, 0xA7CC, 0xA7CE, 0xA7D2, 0xA7D4, 0xA7DA, 0xA7DC:
                return sign;
            default:
                break;
        }
        if (sign >= VITHKUQI_FIRST && sign <= VITHKUQI_LAST) {
            return sign == 0x1057B || sign == 0x1058B || sign == 0x10593 ? sign : sign + VITHKUQI_STEP;
        }
        boolean isGaray = sign >= 0x10D50 && sign <= 0x10D65;
        boolean isBeriaErfe = sign >= 0x16EA0 && sign <= 0x16EB8;
        return isGaray || isBeriaErfe ? sign : Character.toLowerCase(sign);
    }
}
