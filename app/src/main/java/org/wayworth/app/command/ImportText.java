package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.ImportResult;
import org.wayworth.warehouse.message.Code;

/** What an import did, file by file, and the sum that must come out. */
final class ImportText {

    private ImportText() {}

    static String of(ImportResult result, Path folder) {
        StringBuilder text = new StringBuilder();
        int width = result.files().stream()
                .mapToInt(file -> file.fileName().length())
                .max()
                .orElse(0);
        for (ImportResult.Loaded file : result.files()) {
            text.append(pad(file.fileName(), width))
                    .append("  ")
                    .append(file.isNew() ? counts(file) : again(file))
                    .append('\n');
        }
        for (ImportResult.Ignored file : result.ignored()) {
            text.append(pad(file.fileName(), width))
                    .append("  left out: ")
                    .append(file.reason())
                    .append('\n');
        }
        result.notes().forEach(note -> text.append("note  ").append(note).append('\n'));
        result.coverage()
                .sentences()
                .forEach(sentence -> text.append("data  ").append(sentence).append('\n'));
        if (!result.changedAnything()) {
            return text + "Nothing changed. Data version " + result.dataVersion();
        }
        text.append("read ")
                .append(Unit.whole(result.read()))
                .append(" \u00b7 loaded ")
                .append(Unit.whole(result.loaded()))
                .append(" \u00b7 rejected ")
                .append(Unit.whole(result.rejected()))
                .append(leftOut(result.leftOut()))
                .append(" \u00b7 data version ")
                .append(result.dataVersion());
        if (result.rejected() > 0) {
            text.append("\n  next  wayworth rejects ").append(folder);
        }
        return text.toString();
    }

    private static String counts(ImportResult.Loaded file) {
        String counts = "read " + Unit.whole(file.read()) + " \u00b7 loaded " + Unit.whole(file.loaded())
                + " \u00b7 rejected " + Unit.whole(file.rejected());
        if (file.rejected() > 0) {
            List<String> rules = file.rejectedBy().entrySet().stream()
                    .sorted(Map.Entry.<Code, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(rule -> rule.getKey().id() + " \u00d7" + Unit.whole(rule.getValue()))
                    .toList();
            counts += " (" + String.join(", ", rules) + ")";
        }
        counts += leftOut(file.leftOut());
        return file.updated() > 0 ? counts + " \u00b7 updated " + Unit.whole(file.updated()) : counts;
    }

    /** Nothing where the mapping leaves nothing out. */
    static String leftOut(long records) {
        return records == 0 ? "" : " \u00b7 left out by when: " + Unit.whole(records);
    }

    private static String again(ImportResult.Loaded file) {
        return "already imported on " + file.alreadyImportedAt() + ": nothing to do";
    }

    private static String pad(String name, int width) {
        return name + " ".repeat(Math.max(0, width - name.length()));
    }
}
