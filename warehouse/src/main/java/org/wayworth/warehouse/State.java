package org.wayworth.warehouse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a warehouse holds.
 *
 * @param tables rows by canonical table
 * @param unresolved rows without a customer, by table that has some
 * @param money exact sums of all transactions, by kind and currency
 * @param coverage what the tables can say of who answered and who bought
 * @param imports in order
 * @param notes what a careful reader should know
 * @param isSample whether any of it is made up, as its mapping says
 */
public record State(
        Map<String, Long> tables,
        Map<String, Long> unresolved,
        Map<String, Map<String, BigDecimal>> money,
        Coverage coverage,
        List<Imported> imports,
        List<String> notes,
        boolean isSample,
        String dataVersion) {

    /** One import. @param importedAt ISO 8601, UTC */
    public record Imported(String importId, String mapping, String importedAt, List<File> files) {
        public Imported {
            files = List.copyOf(files);
        }
    }

    /**
     * One file of an import; read = loaded + rejected + left out.
     *
     * @param leftOut records that the mapping's {@code when:} leaves out
     */
    public record File(
            String loadId,
            String fileName,
            String sha256,
            long read,
            long loaded,
            long rejected,
            long leftOut,
            long updated) {}
}
