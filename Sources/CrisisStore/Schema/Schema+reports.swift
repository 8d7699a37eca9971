extension Schema {
  /// Reports, who saw the same again, and how many there are of each kind.
  static let reports = """
    CREATE TABLE report (
      seq INTEGER PRIMARY KEY,   -- row of the journal that filed it
      crisis TEXT NOT NULL REFERENCES crisis (code),
      number INTEGER NOT NULL,   -- S47 of its crisis; never used twice
      status TEXT NOT NULL,
      url TEXT,                  -- the link as typed
      canonical_url TEXT,        -- the form by which links are compared
      platform TEXT,
      handle TEXT,
      text TEXT,
      place TEXT,                -- as typed
      commune TEXT,
      place_detail TEXT,         -- the spot in the commune: a street, a road
      insee TEXT,                -- INSEE code, not the postal code
      lat REAL,                  -- WGS 84 degrees
      lon REAL,
      place_precision TEXT,      -- exact, street, locality, commune
      category TEXT,
      topic TEXT NOT NULL AS (iif(category IN ('route', 'evacuation'), category, '')),  -- told apart in a digest
      urgency TEXT NOT NULL,
      people_at_risk INTEGER,
      observed_at INTEGER,       -- when it was seen to happen
      received_at INTEGER NOT NULL,
      reported_by INTEGER NOT NULL,
      people INTEGER NOT NULL,   -- how many members reported it, the first included
      alike INTEGER,             -- the earlier report that it is perhaps the double of
      UNIQUE (crisis, number)
    ) STRICT;
    CREATE INDEX report_by_link ON report (crisis, canonical_url) WHERE canonical_url IS NOT NULL;
    CREATE INDEX report_by_member ON report (seq >> 10, reported_by);
    CREATE INDEX report_claimed ON report (crisis, number) WHERE status = 'claimed';
    -- What a digest tells in words, and the rumours that were reported most often.
    CREATE INDEX report_told ON report (crisis, status, urgency, topic, number);
    CREATE INDEX report_rumours ON report (crisis, people, number) WHERE category = 'rumeur';

    -- Further links to the same fact.
    CREATE TABLE report_link (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      by INTEGER NOT NULL,
      at INTEGER NOT NULL,
      url TEXT NOT NULL,
      canonical_url TEXT NOT NULL,
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX report_link_by_link ON report_link (crisis, canonical_url);
    CREATE INDEX report_link_of_report ON report_link (crisis, report);

    -- Pictures of what it says; the bytes are in a file beside the store that has the hash for a name.
    CREATE TABLE picture (
      seq INTEGER PRIMARY KEY,
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      by INTEGER NOT NULL,
      at INTEGER NOT NULL,
      hash TEXT NOT NULL,      -- SHA-256 in hex
      type TEXT NOT NULL,      -- jpeg, png, gif, webp, heic
      size INTEGER NOT NULL,   -- in bytes
      link TEXT,               -- that it was read from; NULL: it was sent to us
      UNIQUE (crisis, hash, report),
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT;
    CREATE INDEX picture_of_report ON picture (crisis, report);

    -- Once a person; who filed a report stands in its own row.
    CREATE TABLE sighting (
      crisis TEXT NOT NULL,
      report INTEGER NOT NULL,
      member INTEGER NOT NULL,
      at INTEGER NOT NULL,
      text TEXT,
      place TEXT,
      PRIMARY KEY (crisis, report, member),
      FOREIGN KEY (crisis, report) REFERENCES report (crisis, number)
    ) STRICT, WITHOUT ROWID;

    -- What a digest counts, counted as it comes. Where a report has no topic or commune, '' stands for it.
    CREATE TABLE report_count (
      crisis TEXT NOT NULL,
      status TEXT NOT NULL,
      urgency TEXT NOT NULL,
      topic TEXT NOT NULL,
      commune TEXT NOT NULL,
      insee TEXT NOT NULL,
      reports INTEGER NOT NULL,
      PRIMARY KEY (crisis, status, urgency, topic, commune, insee)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER report_is_counted AFTER INSERT ON report
    BEGIN
      INSERT INTO report_count
        VALUES (NEW.crisis, NEW.status, NEW.urgency, NEW.topic, coalesce(NEW.commune, ''), coalesce(NEW.insee, ''), 1)
        ON CONFLICT DO UPDATE SET reports = reports + 1;
    END;
    CREATE TRIGGER report_is_counted_anew AFTER UPDATE OF status, category, urgency, commune, insee ON report
    BEGIN
      UPDATE report_count SET reports = reports - 1
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency AND topic = OLD.topic
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '');
      DELETE FROM report_count
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency AND topic = OLD.topic
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '') AND reports = 0;
      INSERT INTO report_count
        VALUES (NEW.crisis, NEW.status, NEW.urgency, NEW.topic, coalesce(NEW.commune, ''), coalesce(NEW.insee, ''), 1)
        ON CONFLICT DO UPDATE SET reports = reports + 1;
    END;
    CREATE TRIGGER report_is_counted_no_more AFTER DELETE ON report
    BEGIN
      UPDATE report_count SET reports = reports - 1
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency AND topic = OLD.topic
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '');
      DELETE FROM report_count
        WHERE crisis = OLD.crisis AND status = OLD.status AND urgency = OLD.urgency AND topic = OLD.topic
          AND commune = coalesce(OLD.commune, '') AND insee = coalesce(OLD.insee, '') AND reports = 0;
    END;
    """
}
