package org.wayworth.vocabulary;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a fact is, or is compared with. */
public sealed interface Value {

    /** @param number without trailing zeros, so that 4 and 4.0 are one */
    record Figure(BigDecimal number) implements Value {
        public Figure {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    record Text(String text) implements Value {}

    record Day(LocalDate day) implements Value {}
}
