package org.wayworth.vocabulary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

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

    /** Only what a fact is: a condition says such a fact by its name. */
    record YesNo(boolean isYes) implements Value {}

    /** Only what a fact is: a condition asks for one of the texts. */
    record Texts(List<String> texts) implements Value {
        public Texts {
            texts = List.copyOf(texts);
        }
    }
}
