package org.wayworth.warehouse.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * What a backup says it holds: the first member of its archive.
 *
 * @param identity of the data folder
 * @param members by name; all others of the archive but this list itself are refused
 */
record BackupContents(String identity, int imports, String dataVersion, Map<String, Member> members) {

    static final String NAME = "contents.txt";
    static final String DATABASE = OperationalDatabase.FILE;

    private static final String HEAD = "wayworth backup 1\n";
    private static final Pattern VALUES =
            Pattern.compile("identity: ([0-9a-f]{32})\nimports: ([0-9]{1,9})\ndata_version: ([0-9a-f]{0,64})\n");
    private static final Pattern MEMBER = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (\\S+)\n");

    /** The only names that a member may have; none of them leads out of a folder. */
    private static final Pattern NAMES = Pattern.compile("wayworth\\.db|wayworth\\.yaml|raw/[0-9a-f]{64}");

    /** A file of the archive. */
    record Member(String sha256, long bytes) {}

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("identity: ").append(identity).append('\n');
        text.append("imports: ").append(imports).append('\n');
        text.append("data_version: ").append(dataVersion).append('\n');
        members.forEach((name, member) -> text.append(member.sha256())
                .append(' ')
                .append(member.bytes())
                .append(' ')
                .append(name)
                .append('\n'));
        return text.toString();
    }

    /** Read strictly: one sign that does not belong there, and none of it is believed. */
    static BackupContents read(Path backup, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(HEAD)) {
            throw damaged(backup, "a list of contents that begins otherwise");
        }
        Matcher values = VALUES.matcher(text).region(HEAD.length(), text.length());
        if (!values.lookingAt()) {
            throw damaged(backup, "a list of contents without identity, imports and data_version");
        }
        Map<String, Member> members = new LinkedHashMap<>();
        int at = values.end();
        Matcher member = MEMBER.matcher(text);
        while (at < text.length()) {
            if (!member.region(at, text.length()).lookingAt()
                    || !NAMES.matcher(member.group(3)).matches()) {
                throw damaged(backup, "a line in the list of contents that names no file of a data folder");
            }
            Member one = new Member(member.group(1), Long.parseLong(member.group(2)));
            if (members.put(member.group(3), one) != null
                    || (member.group(3).startsWith("raw/") && !member.group(3).endsWith(one.sha256()))) {
                throw damaged(backup, "a list of contents that contradicts itself at " + member.group(3));
            }
            at = member.end();
        }
        if (!members.containsKey(DATABASE) || !members.containsKey(Settings.FILE)) {
            throw damaged(backup, "a list of contents without " + DATABASE + " or " + Settings.FILE);
        }
        return new BackupContents(values.group(1), Integer.parseInt(values.group(2)), values.group(3), members);
    }

    static Refused damaged(Path backup, String found) {
        return new Refused(Message.of(
                Code.BACKUP_DAMAGED,
                "the backup must be whole and as it was written",
                found,
                Message.Place.file(backup.toString())));
    }
}
