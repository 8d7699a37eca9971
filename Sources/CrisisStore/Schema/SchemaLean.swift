/// The SQL of the step "lean": what each report cost that nobody needed. Shipped: never changed.
enum SchemaLean {
  static let steps = """
    -- The highest number is that of the last report: an index has it.
    ALTER TABLE crisis DROP COLUMN last_report;

    -- Rows of one time stand together, so that a batch writes a few pages of them and not one for each line.
    DROP INDEX inbox_by_message;
    CREATE INDEX inbox_by_message ON inbox (id >> 11, message_id) WHERE message_id IS NOT NULL;
    DROP INDEX inbox_by_fingerprint;
    CREATE INDEX inbox_by_fingerprint ON inbox (id >> 11, fingerprint) WHERE fingerprint IS NOT NULL;

    -- FAIL keeps out as much as ABORT did: the trigger comes before the row.
    DROP TRIGGER journal_appends_only;
    CREATE TRIGGER journal_appends_only BEFORE INSERT ON journal
    WHEN NEW.payload IS NULL OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    BEGIN SELECT RAISE(FAIL, 'the journal takes whole rows at its end only'); END;

    -- What a digest counts, what it tells in words, and what happened to reports after they were filed.
    CREATE INDEX report_counts ON report (crisis, status, urgency, commune, insee);
    CREATE INDEX report_told ON report (crisis, status, urgency, number) WHERE urgency = 'urgent' OR status = 'verified';
    CREATE INDEX journal_followed ON journal (crisis, seq) WHERE kind <> 'report.filed';
    """
}
