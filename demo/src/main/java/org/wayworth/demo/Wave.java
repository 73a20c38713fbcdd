package org.wayworth.demo;

/**
 * The half-yearly survey. Questions go out in the middle of May and November, answers are in by the end of that month,
 * and what was felt shows in the half-year that begins on the next day.
 */
enum Wave {
    NOVEMBER_2023(1, "2023-11-30", "2024-05-31"),
    MAY_2024(2, "2024-05-31", "2024-11-30"),
    NOVEMBER_2024(3, "2024-11-30", "2025-05-31"),
    MAY_2025(4, "2025-05-31", "2025-11-30"),
    NOVEMBER_2025(5, "2025-11-30", "2026-05-31"),
    MAY_2026(6, "2026-05-31", "2026-11-30");

    final int number;
    /** Last day on which an answer comes in. */
    final int landmark;
    /** Last day on which the feeling of this wave has an effect. */
    final int until;

    Wave(int number, String landmark, String until) {
        this.number = number;
        this.landmark = Days.day(landmark);
        this.until = Days.day(until);
    }

    /** First of the three days on which the questions go out: the 15th, or the 16th of a month of 31 days. */
    int asked() {
        return landmark - 15;
    }
}
