/// The SQL of the step "fewer pages": a commit writes whole pages, so what each report changes stands on as few as it can.
/// Shipped: never changed.
enum SchemaPages {
  static let steps = """
    -- Shorter runs of rows: their entries stand on one page or two.
    DROP INDEX inbox_by_message;
    CREATE INDEX inbox_by_message ON inbox (id >> 8, message_id) WHERE message_id IS NOT NULL;
    DROP INDEX inbox_by_fingerprint;
    CREATE INDEX inbox_by_fingerprint ON inbox (id >> 8, fingerprint) WHERE fingerprint IS NOT NULL;
    DROP INDEX report_by_member;
    CREATE INDEX report_by_member ON report (seq >> 10, reported_by);

    -- Who filed a report stands in its row.
    DELETE FROM sighting WHERE member = (
      SELECT reported_by FROM report WHERE report.crisis = sighting.crisis AND report.number = sighting.report);

    -- What a digest counts, counted as it comes. Where a report has no commune, '' stands for it.
    DROP INDEX report_counts;
    CREATE TABLE report_count (
      crisis TEXT NOT NULL,
      status TEXT NOT NULL,
      urgency TEXT NOT NULL,
      commune TEXT NOT NULL,
      insee TEXT NOT NULL,
      reports INTEGER NOT NULL,
      PRIMARY KEY (crisis, status, urgency, commune, insee)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO report_count
      SELECT crisis, status, urgency, coalesce(commune, ''), coalesce(insee, ''), count(*) FROM report
      GROUP BY 1, 2, 3, 4, 5;
    CREATE TRIGGER report_is_counted AFTER INSERT ON report
    BEGIN
      INSERT INTO report_count
        VALUES (NEW.crisis, NEW.status, NEW.urgency, coalesce(NEW.commune, ''), coalesce(NEW.insee, ''), 1)
        ON CONFLICT DO UPDATE SET reports = reports + 1;
    END;
    CREATE TRIGGER report_is_counted_anew AFTER UPDATE OF status, urgency, commune, insee ON report
    BEGIN
      UPDATE report_count SET reports = reports - 1
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '');
      DELETE FROM report_count
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '') AND reports = 0;
      INSERT INTO report_count
        VALUES (NEW.crisis, NEW.status, NEW.urgency, coalesce(NEW.commune, ''), coalesce(NEW.insee, ''), 1)
        ON CONFLICT DO UPDATE SET reports = reports + 1;
    END;
    CREATE TRIGGER report_is_counted_no_more AFTER DELETE ON report
    BEGIN
      UPDATE report_count SET reports = reports - 1
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '');
      DELETE FROM report_count
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '') AND reports = 0;
    END;
    """
}
