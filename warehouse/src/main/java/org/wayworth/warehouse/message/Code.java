package org.wayworth.warehouse.message;

/** Every message that wrong input can cause: what must hold, and what to do when it does not. */
public enum Code {
    FILE_MISSING("WW-ING-001", Reach.FILE, "the file must exist and be readable", "check the path and the permissions"),
    NOT_A_FILE(
            "WW-ING-002",
            Reach.FILE,
            "only ordinary files can be imported",
            "name the files in the folder one by one or with *"),
    EMPTY_FILE(
            "WW-ING-003",
            Reach.FILE,
            "the file must have a header line",
            "export it again: this one has no bytes or no header"),
    NOT_TEXT("WW-ING-004", Reach.FILE, "the file must be text with separated values", "export it as CSV (UTF-8)"),
    ENCODING(
            "WW-ING-005",
            Reach.FILE,
            "every byte must be readable in one encoding",
            "export it as UTF-8, or name its encoding under format: in the mapping"),
    UNMATCHED_FILE(
            "WW-ING-006",
            Reach.FILE,
            "every file must match an entry under files: in the mapping",
            "add an entry, or one with ignore: and the reason"),
    MISSING_COLUMN(
            "WW-ING-007",
            Reach.FILE,
            "every column that the mapping names must be in the header",
            "correct the name in the mapping, or export the file with that column"),
    DOUBLED_COLUMN(
            "WW-ING-008",
            Reach.FILE,
            "a mapped column must be in the header once",
            "rename one of the columns in the export"),
    RAGGED(
            "WW-ING-009",
            Reach.FILE,
            "every record must have as many cells as the header",
            "look at that line: a separator or a quote is missing or too many"),
    QUOTES(
            "WW-ING-010",
            Reach.FILE,
            "a quoted cell must end with a quote that a separator or the end of the line follows",
            "look at that line: write quotes inside a quoted cell twice"),
    TOO_LARGE(
            "WW-ING-011",
            Reach.FILE,
            "cells, records and headers must stay within the limits",
            "look at that line: often a quote that is never closed; else split the cell"),
    MOSTLY_REJECTED(
            "WW-ING-012",
            Reach.FILE,
            "at least half of the records must fit the mapping",
            "correct the mapping: the first examples say where"),
    NO_SPACE(
            "WW-ING-013",
            Reach.FILE,
            "the disk must have room for three times the files and 512 MB",
            "free space or move the data folder"),
    ROW_KEY_NOT_UNIQUE(
            "WW-ING-014",
            Reach.FILE,
            "row_key: must name one row of a file",
            "add a column to row_key: that tells these rows apart, or leave row_key: out if the source has no name for them"),
    REQUIRED(
            "WW-ING-020",
            Reach.RECORD,
            "a required value must not be blank",
            "fill it at the source, or use when: to load only records that have it"),
    NUMBER(
            "WW-ING-021",
            Reach.RECORD,
            "a number must be written in digits with at most one decimal sign",
            "say decimal: and grouping: in the mapping, or which values mean missing:"),
    DATE(
            "WW-ING-022",
            Reach.RECORD,
            "a date must exist, lie between 1900 and 2100 and be written as the mapping says",
            "say format: in the mapping, or which values mean missing:"),
    BOOLEAN(
            "WW-ING-023",
            Reach.RECORD,
            "a yes-or-no value must be true, false, yes, no, 1 or 0",
            "translate the source's words with codes: in the mapping"),
    CODED("WW-ING-024", Reach.RECORD, "a coded value must be one of codes:", "add the value to codes:, or to missing:"),
    OUTSIDE_SCALE(
            "WW-ING-025",
            Reach.RECORD,
            "a rating must lie on its scale",
            "correct scale: in the mapping, or add the value to no_answer: or missing:"),
    DECIMALS(
            "WW-ING-026",
            Reach.RECORD,
            "an amount must not have more decimals than its currency",
            "export exact amounts: they are never rounded here"),
    AMOUNT_SIZE(
            "WW-ING-027", Reach.RECORD, "an amount must stay below 9 × 10^16 minor units", "check the decimal sign"),
    CURRENCY(
            "WW-ING-028",
            Reach.RECORD,
            "a currency must be an ISO 4217 code; it is never guessed",
            "name it with currency: in the mapping, or map a column to it"),
    NOT_ALLOWED(
            "WW-ING-029",
            Reach.RECORD,
            "the value must be one of those that the dictionary lists",
            "translate it with codes: in the mapping"),
    ALREADY_HERE(
            "WW-ING-030",
            Reach.RECORD,
            "a record is counted once",
            "nothing to do: the same record with the same content was imported before"),
    NO_KEY(
            "WW-ING-031",
            Reach.RECORD,
            "the record must say whom or what it is about",
            "map keys: to a column that is filled, or use when:"),
    REFUND_SIGN(
            "WW-ING-032",
            Reach.RECORD,
            "a refund must be written below 0",
            "say negate: true in the mapping where the source writes refunds above 0"),
    LEFT_OUT(
            "WW-ING-033",
            Reach.RECORD,
            "a record must meet when: of at least one of its loads",
            "nothing to do, if the mapping is meant so"),
    REPEATED_ROW_KEY(
            "WW-ING-034",
            Reach.RECORD,
            "a row_key must name one row of a file",
            "name in row_key: the columns that together tell the two rows apart, or take one of them out at the source"),
    BLANK_ROW_KEY(
            "WW-ING-035",
            Reach.RECORD,
            "every column of row_key: must be filled, since together they name the row",
            "name columns in row_key: that every record fills, or leave it out if the source has no name for its rows"),
    TOTAL_ROW(
            "WW-ING-036",
            Reach.RECORD,
            "a sale must not be the total of the others",
            "nothing to do, if it is one: totals are no sales; else give it its customer or date"),
    CONTRACT_DAYS(
            "WW-ING-037",
            Reach.RECORD,
            "a contract must not end before it begins",
            "correct the days at the source; if day and month are swapped, say format: in the mapping"),
    MINOR_CURRENCY(
            "WW-ING-038",
            Reach.RECORD,
            "a currency must be a main unit such as GBP, not its hundredth or thousandth",
            "divide the amounts at the source, and write the code of the main unit there (GBP for GBp and GBX, ZAR for ZAc, ILS"
                    + " for ILA); if the amounts are in main units already, say so with codes: in the mapping"),
    RATE(
            "WW-ING-050",
            Reach.RECORD,
            "an exchange rate must lie between 10^-9 and 10^9",
            "check the column and the decimal sign"),
    RATES(
            "WW-ING-051",
            Reach.FILE,
            "a currency must be converted into one other currency, which is not converted itself",
            "keep the rates into one currency only, with when: in the mapping, and import again"),
    MAPPING_SYNTAX(
            "WW-MAP-001",
            Reach.MAPPING,
            "the mapping must be one YAML document without tags and anchors",
            "correct the indentation or quotes on that line"),
    MAPPING_KEY(
            "WW-MAP-002",
            Reach.MAPPING,
            "a mapping has only the keys that docs/howto/bring-your-own-data.md lists",
            "correct the key"),
    MAPPING_MISSING("WW-MAP-003", Reach.MAPPING, "a needed key must be there", "add it"),
    MAPPING_VALUE("WW-MAP-004", Reach.MAPPING, "a value must be of the kind that its key needs", "correct the value"),
    FOLDER_HELD(
            "WW-DIR-001",
            Reach.FOLDER,
            "one program at a time may have the data folder open",
            "end the other program, or ask it: a running server answers the same questions"),
    FOLDER_UNKNOWN(
            "WW-DIR-002",
            Reach.FOLDER,
            "the folder must have been made by wayworth init",
            "run wayworth init on it, or name the right folder"),
    FOLDER_IN_USE("WW-DIR-003", Reach.FOLDER, "a new data folder must be empty", "name a new or an empty folder"),
    FOLDER_SETTING(
            "WW-DIR-004",
            Reach.FOLDER,
            "wayworth.yaml must hold only known settings with sound values",
            "correct the setting"),
    RAW_DAMAGED(
            "WW-DIR-005",
            Reach.FOLDER,
            "every imported file must be unchanged under raw/",
            "import the same file again, or name a good copy or a backup to wayworth verify --from: either mends it; or"
                    + " restore a backup"),
    FOLDER_NEWER(
            "WW-DIR-006",
            Reach.FOLDER,
            "the data folder must not have been used by a newer Wayworth",
            "use that version, or restore a backup from before"),
    FOLDER_RULES(
            "WW-DIR-007",
            Reach.FOLDER,
            "every mapping and file that was imported must still be readable",
            "make a new data folder and import the files again with a corrected mapping; they lie under raw/"),
    MANIFEST_MISSING(
            "WW-DIR-008",
            Reach.FOLDER,
            "a folder with imported data must have its operational database, which says what they are",
            "put wayworth.db back, with wayworth.db-wal if there is one, or restore a backup into a new folder;"
                    + " nothing was changed, and what lies under raw/ is untouched"),
    MANIFEST_OLDER(
            "WW-DIR-009",
            Reach.FOLDER,
            "the operational database must know every import of its folder",
            "put the newest copy of wayworth.db back, or restore a backup into a new folder and import there what is"
                    + " younger; nothing was changed, and what lies under raw/ is untouched"),
    MANIFEST_OTHER(
            "WW-DIR-010",
            Reach.FOLDER,
            "the operational database must be the one that the folder was made with",
            "put this folder's own wayworth.db back, or correct database: in wayworth.yaml; nothing was changed"),
    RAW_MISSING(
            "WW-DIR-011",
            Reach.FOLDER,
            "every imported file must be there under raw/",
            "import the same file again, or name a good copy or a backup to wayworth verify --from: either puts it back;"
                    + " or restore a backup into a new folder"),
    MANIFEST_DAMAGED(
            "WW-DIR-012",
            Reach.FOLDER,
            "the operational database must be sound, and hold what was recorded",
            "keep a copy of the folder, then restore a backup into a new one; what lies under raw/ is untouched"),
    DISK_FULL(
            "WW-DIR-013",
            Reach.FOLDER,
            "the disk must have room for what is written",
            "free space on the disk of the data folder and do it again; what was recorded before is safe"),
    FOLDER_PERMISSION(
            "WW-DIR-014",
            Reach.FOLDER,
            "the data folder and all in it must be readable and writable by who runs Wayworth",
            "run it as the owner of the folder, or give the folder back to its owner; nothing was changed"),
    DISK_FAILED(
            "WW-DIR-015",
            Reach.FOLDER,
            "the disk must read and write what it is asked to",
            "look into the system's log for errors of the disk, and run wayworth verify on the folder; what was recorded"
                    + " before is on disk"),
    DATABASE_AWAY(
            "WW-DIR-016",
            Reach.FOLDER,
            "the PostgreSQL database that wayworth.yaml names must answer",
            "start it, or correct database:, database_user: and database_password_file: in wayworth.yaml; what was"
                    + " recorded before is safe"),
    READ_ONLY(
            "WW-DIR-017",
            Reach.FOLDER,
            "the disk must have room before anything more is written",
            "free space on the disk: questions are answered meanwhile, and writing goes on by itself"),
    INDEX_FAILED(
            "WW-DIR-018",
            Reach.FOLDER,
            "the analytics database must answer, or be rebuilt from the raw files",
            "run wayworth verify on the folder: it says what is damaged"),
    FOLDER_NAME(
            "WW-DIR-019",
            Reach.FOLDER,
            "the path of a data folder must hold neither a question mark nor a semicolon, which the analytics database takes"
                    + " for something else",
            "name the folder otherwise; all in it may stay as it is"),
    MEMORY_SHORT(
            "WW-DIR-020",
            Reach.FOLDER,
            "the program must have memory for what it is asked",
            "give it more: --memory 4G, or the variable WAYWORTH_MEMORY=4G; ask about a shorter time or fewer resamples; nothing"
                    + " was changed"),
    FINDING_CHANGED(
            "WW-DIR-021",
            Reach.FOLDER,
            "a finding on record must be as Wayworth wrote it",
            "restore a backup into a new folder and compare; its command makes it again: wayworth rerun"),
    BACKUP_DAMAGED(
            "WW-BAK-001",
            Reach.BACKUP,
            "a backup must be whole and unchanged",
            "take another copy of it, or an earlier backup; nothing was restored"),
    BACKUP_VERSION(
            "WW-BAK-002",
            Reach.BACKUP,
            "a backup must be of a form that this version of Wayworth knows",
            "restore it with the version that made it, or a newer one"),
    BACKUP_TARGET(
            "WW-BAK-003",
            Reach.BACKUP,
            "a backup is written to a new file, and restored into a new or an empty place",
            "name another file, folder or database");

    /** What a breach stops. */
    public enum Reach {
        /** The file and with it the whole import. */
        FILE,
        /** The record, which goes to the rejects. */
        RECORD,
        /** The import, before any file is read. */
        MAPPING,
        /** Opening the data folder, or writing into it. */
        FOLDER,
        /** Making, checking or restoring a backup. */
        BACKUP
    }

    private final String id;
    private final Reach reach;
    private final String must;
    private final String next;

    Code(String id, Reach reach, String must, String next) {
        this.id = id;
        this.reach = reach;
        this.must = must;
        this.next = next;
    }

    /** As printed and as documented: WW-ING-014. Never reused for another rule. */
    public String id() {
        return id;
    }

    public Reach reach() {
        return reach;
    }

    /** The rule in general. */
    public String must() {
        return must;
    }

    /** What to do, where nothing more exact is known. */
    public String next() {
        return next;
    }
}
