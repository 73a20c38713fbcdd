package org.wayworth.warehouse.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.engine.Normal;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.notation.Numbers;
import org.wayworth.warehouse.notation.Times;

/** One slot for each kind of column. */
final class Slots {

    static final Slot NOTHING = (cells, out) -> null;

    private static final double ANYTHING = 1e300;

    private Slots() {}

    static Slot of(Dictionary.Column column, Mapping.Cell spec, Cells cell, Times.Base base) {
        Slot slot = switch (column.type()) {
            case VARCHAR -> column.isCurrency() ? currency(cell) : text(column, cell);
            case DOUBLE -> number(column, spec, cell);
            case BOOLEAN -> yesOrNo(cell);
            case DATE -> date(cell, new Times(base, spec.format(), spec.dayEnd()));
            case TIMESTAMP -> time(cell, new Times(base, spec.format(), spec.dayEnd()));
            case BIGINT -> throw new IllegalArgumentException(column.name() + " is money: use amount");
        };
        return column.required() ? required(column.mappedName(), cell, slot) : slot;
    }

    /** The day from which something holds. */
    static Slot since(Mapping.Cell spec, Cells cell, Times.Base base) {
        return date(cell, new Times(base, spec.format(), false));
    }

    private static Slot required(String name, Cells cell, Slot slot) {
        return (cells, out) -> {
            int before = out.length();
            Fault fault = slot.write(cells, out);
            return fault == null && out.length() == before
                    ? cell.fault(Code.REQUIRED, name + " must not be blank", "a blank cell")
                    : fault;
        };
    }

    private static Slot text(Dictionary.Column column, Cells cell) {
        boolean asWritten = column.mappingRule().equals("never edited");
        return (cells, out) -> {
            String text = asWritten ? cell.source(cells) : cell.text(cells);
            if (text == null) {
                return null;
            }
            if (cell.isCoded()) {
                String decoded = cell.decoded(text.strip());
                if (decoded == null) {
                    return notCoded(cell, text);
                }
                text = decoded;
            }
            if (!column.allowed().isEmpty() && !column.allowed().contains(text)) {
                return cell.fault(
                        Code.NOT_ALLOWED,
                        column.mappedName() + " must be " + String.join(", ", column.allowed()),
                        text);
            }
            Normal.text(out, text);
            return null;
        };
    }

    /** In capitals, however the source writes it. */
    private static Slot currency(Cells cell) {
        return (cells, out) -> {
            String text = cell.text(cells);
            if (text == null) {
                return null;
            }
            String word = cell.isCoded() ? cell.decoded(text) : text;
            if (word == null) {
                return notCoded(cell, text);
            }
            String code = Currencies.code(word);
            if (code == null) {
                return notCurrency(cell, text);
            }
            Normal.text(out, code);
            return null;
        };
    }

    /** What the source said, letter by letter. */
    static Slot source(Cells cell) {
        return (cells, out) -> {
            String text = cell.source(cells);
            if (text != null) {
                Normal.text(out, text);
            }
            return null;
        };
    }

    static Slot constant(String value) {
        return (cells, out) -> {
            out.append(value);
            return null;
        };
    }

    private static Slot number(Dictionary.Column column, Mapping.Cell spec, Cells cell) {
        Mapping.Scale scale = spec.scale();
        double low = scale != null ? scale.low() : column.rule().least().orElse(-ANYTHING);
        double high = scale != null ? scale.high() : column.rule().most().orElse(ANYTHING);
        return (cells, out) -> {
            String text = cell.text(cells);
            if (text == null) {
                return null;
            }
            String plain = plain(cell, spec, text);
            if (plain == null) {
                return cell.isCoded() ? notCoded(cell, text) : notNumber(cell, column.mappedName(), spec, text);
            }
            double value = Double.parseDouble(plain);
            if (column.isRate() && (value < low || value > high)) {
                return cell.fault(
                        Code.RATE,
                        column.mappedName() + " must lie between " + plain(low) + " and " + plain(high),
                        text);
            }
            Fault outside = outside(column.mappedName(), low, high, value, cell, text);
            if (outside == null) {
                out.append(turned(plain, scale));
            }
            return outside;
        };
    }

    private static String plain(double bound) {
        return bound < 1
                ? BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%,.0f", bound);
    }

    /** A number as codes: translate it, or as it is written where there are none; null when it is neither. */
    private static @Nullable String plain(Cells cell, Mapping.Cell spec, String text) {
        return cell.isCoded() ? cell.decoded(text) : Numbers.plain(text, spec.decimal(), spec.grouping());
    }

    /** The same place on the scale with more being better, to the last digit. */
    private static String turned(String plain, Mapping.@Nullable Scale scale) {
        return scale == null || !scale.isReversed()
                ? plain
                : BigDecimal.valueOf(scale.low())
                        .add(BigDecimal.valueOf(scale.high()))
                        .subtract(new BigDecimal(plain))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static @Nullable Fault outside(
            String name, double low, double high, double value, Cells cell, String text) {
        if (value >= low && value <= high) {
            return null;
        }
        return cell.fault(Code.OUTSIDE_SCALE, name + " must lie between " + shown(low) + " and " + shown(high), text);
    }

    /** A whole number without its decimals. */
    static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static Slot yesOrNo(Cells cell) {
        return (cells, out) -> {
            String text = cell.text(cells);
            if (text == null) {
                return null;
            }
            String word = cell.isCoded() ? cell.decoded(text) : text;
            if (word == null) {
                return notCoded(cell, text);
            }
            switch (word.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> out.append("true");
                case "false", "no", "0" -> out.append("false");
                default -> {
                    return cell.fault(Code.BOOLEAN, cell.column() + " must be true, false, yes, no, 1 or 0", text);
                }
            }
            return null;
        };
    }

    private static Slot date(Cells cell, Times times) {
        return (cells, out) -> {
            String text = cell.text(cells);
            if (text == null) {
                return null;
            }
            LocalDate date = times.date(text);
            if (date == null) {
                return notDate(cell, times, text);
            }
            Times.append(out, date);
            return null;
        };
    }

    /** Whether a time is written as a day. */
    static Slot dayOnly(Cells cell, Times times) {
        return (cells, out) -> {
            String text = cell.text(cells);
            if (text != null) {
                out.append(times.isDayOnly(text));
            }
            return null;
        };
    }

    private static Slot time(Cells cell, Times times) {
        return (cells, out) -> {
            String text = cell.text(cells);
            if (text == null) {
                return null;
            }
            LocalDateTime time = times.time(text);
            if (time == null) {
                return notDate(cell, times, text);
            }
            Times.append(out, time);
            return null;
        };
    }

    /**
     * Money in minor units.
     *
     * @param currency the cell that names the currency, where the file has one
     * @param always the currency of all rows otherwise
     */
    static Slot amount(
            Dictionary.Column column,
            Mapping.Cell spec,
            Cells cell,
            @Nullable Cells currency,
            Optional<String> always,
            @Nullable Cells role) {
        Slot slot = (cells, out) -> {
            String text = cell.text(cells);
            if (text == null) {
                return null;
            }
            String word = currency == null ? always.orElse(null) : currencyWord(currency, cells);
            String code = word == null ? null : Currencies.code(word);
            if (code == null) {
                return unknownCurrency(currency == null ? cell : currency, cells, word);
            }
            String plain = Numbers.plain(text, spec.decimal(), spec.grouping());
            if (plain == null) {
                return notNumber(cell, column.mappedName(), spec, text);
            }
            int before = out.length();
            Numbers.AmountFault wrong = Numbers.appendMinorUnits(plain, Currencies.digits(code), spec.negate(), out);
            if (wrong != null) {
                return wrong == Numbers.AmountFault.SIZE
                        ? cell.fault(Code.AMOUNT_SIZE, "an amount must stay below 9 × 10^16 minor units", text)
                        : cell.fault(
                                Code.DECIMALS,
                                "an amount in " + code + " must have at most " + Currencies.digits(code) + " decimals",
                                text);
            }
            boolean refund = role != null && column.required() && isRefund(role, cells);
            boolean positive = out.charAt(before) != '-' && out.charAt(before) != '0';
            return refund && positive ? cell.fault(Code.REFUND_SIGN, "a refund must be written below 0", text) : null;
        };
        return column.required() ? required(column.mappedName(), cell, slot) : slot;
    }

    private static @Nullable String currencyWord(Cells currency, String[] cells) {
        String text = currency.text(cells);
        return text != null && currency.isCoded() ? currency.decoded(text) : text;
    }

    private static Fault unknownCurrency(Cells currency, String[] cells, @Nullable String word) {
        String said = currency.isCoded() ? currency.text(cells) : null;
        return word == null && said != null
                ? notCoded(currency, said)
                : notCurrency(currency, word == null ? "none" : word);
    }

    private static boolean isRefund(Cells role, String[] cells) {
        String text = role.text(cells);
        return text != null && (role.isCoded() ? "refund".equals(role.decoded(text)) : text.equals("refund"));
    }

    /** Appends rating, ends of the scale, whether it is reversed, why there is none, and what the source said; nothing for a blank cell. */
    static Slot answer(String item, Mapping.Cell spec, Cells cell) {
        Mapping.Scale scale = spec.scale();
        Map<String, String> noAnswer = spec.noAnswer();
        return (cells, out) -> {
            String text = cell.text(cells);
            if (text == null) {
                return null;
            }
            String why = noAnswer.get(text);
            String plain = plain(cell, spec, text);
            if (why == null) {
                if (plain == null) {
                    return cell.isCoded() ? notCoded(cell, text) : notNumber(cell, item, spec, text);
                }
                Fault outside = outside(
                        item,
                        scale == null ? -ANYTHING : scale.low(),
                        scale == null ? ANYTHING : scale.high(),
                        Double.parseDouble(plain),
                        cell,
                        text);
                if (outside != null) {
                    return outside;
                }
            }
            out.append(why == null && plain != null ? turned(plain, scale) : "").append(',');
            out.append(scale == null ? "," : shown(scale.low()) + "," + shown(scale.high()))
                    .append(',');
            out.append(scale == null ? "" : scale.isReversed()).append(',');
            if (why != null) {
                Normal.text(out, why);
            }
            out.append(',');
            Normal.text(out, text);
            return null;
        };
    }

    private static Fault notNumber(Cells cell, String name, Mapping.Cell spec, String text) {
        return cell.fault(
                Code.NUMBER, name + " must be a number with the decimal sign \"" + spec.decimal() + "\"", text);
    }

    private static Fault notDate(Cells cell, Times times, String text) {
        return cell.fault(Code.DATE, cell.column() + " must be a date from 1900 to 2100 " + times.expected(text), text);
    }

    private static Fault notCoded(Cells cell, String text) {
        return cell.fault(Code.CODED, cell.column() + " must be a word that codes: lists", text);
    }

    private static Fault notCurrency(Cells cell, String found) {
        Code code = Currencies.mainOfMinor(found) == null ? Code.CURRENCY : Code.MINOR_CURRENCY;
        return cell.fault(code, "a currency must be " + Currencies.must(found), found);
    }

    /** A last day, which must not lie before the first. */
    static Slot notBefore(Slot end, Cells endCell, Slot begin, Cells beginCell) {
        return (cells, out) -> {
            int at = out.length();
            Fault fault = end.write(cells, out);
            if (fault != null || out.length() == at) {
                return fault;
            }
            StringBuilder first = new StringBuilder();
            fault = begin.write(cells, first);
            // Days are written year first, so that their texts are in their order.
            return fault == null && !first.isEmpty() && out.substring(at).compareTo(first.toString()) < 0
                    ? endCell.fault(
                            Code.CONTRACT_DAYS,
                            endCell.column() + " must not lie before " + beginCell.column() + ", " + first,
                            out.substring(at))
                    : fault;
        };
    }
}
