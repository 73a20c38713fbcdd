package org.wayworth.demo;

/** What the shop sells. */
enum Product {
    HOUSE_BLEND("House Blend 1 kg", "coffee", 2450, 0.52),
    DARK_ROAST("Dark Roast 1 kg", "coffee", 2550, 0.50),
    BREAKFAST_BLEND("Breakfast Blend 1 kg", "coffee", 2350, 0.48),
    VALUE_BLEND("Value Blend 2 kg", "coffee", 2900, 0.30),
    DECAF("Mountain Water Decaf 1 kg", "coffee", 2650, 0.44),
    YIRGACHEFFE("Ethiopia Yirgacheffe 500 g", "single origin", 2350, 0.50),
    HUEHUETENANGO("Guatemala Huehuetenango 500 g", "single origin", 2290, 0.49),
    GEISHA("Panama Geisha 200 g", "single origin", 3200, 0.46),
    GIFT_BOX("Gift Box \"Six Mornings\"", "gift", 3200, 0.45),
    TASTING_SET("Tasting Set, five origins", "gift", 2600, 0.47),
    CAFETIERE("Cafetière, 8 cups", "equipment", 2900, 0.35),
    HAND_GRINDER("Hand Grinder", "equipment", 3400, 0.33),
    FILTER_PAPERS("Filter Papers, 300", "equipment", 1450, 0.55);

    final String label;
    final String category;
    final int pence;
    final double marginShare;

    Product(String label, String category, int pence, double marginShare) {
        this.label = label;
        this.category = category;
        this.pence = pence;
        this.marginShare = marginShare;
    }
}
