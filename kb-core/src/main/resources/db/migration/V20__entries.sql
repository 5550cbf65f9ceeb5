-- Practices and cases are joined by dossiers, scorecards and organisations: entries.
ALTER TABLE practice RENAME TO entry;
ALTER TABLE entry DROP CONSTRAINT practice_kind_check;
ALTER TABLE entry ADD CHECK (kind IN ('practice', 'case', 'dossier', 'scorecard', 'organisation'));
ALTER TABLE entry ADD COLUMN origin text NOT NULL DEFAULT 'pack' CHECK (origin IN ('pack', 'curator'));
ALTER TABLE entry ADD COLUMN about text;
ALTER TABLE entry ADD COLUMN checked_on date;
ALTER TABLE entry ADD COLUMN review_on date;
COMMENT ON COLUMN entry.origin IS 'Whose it is: entries of the pack are replaced when the pack changes, those of curators never are.';
COMMENT ON COLUMN entry.about IS 'The case that a dossier or a scorecard is about.';

ALTER TABLE claim RENAME COLUMN practice TO entry;
ALTER TABLE claim ADD COLUMN aspect text;
ALTER TABLE claim ADD COLUMN value text;
ALTER TABLE claim ADD COLUMN side text CHECK (side IN ('for', 'against'));
ALTER TABLE claim_citation RENAME COLUMN practice TO entry;

CREATE TABLE lineage (
    entry text NOT NULL REFERENCES entry ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind  text NOT NULL CHECK (kind IN ('supersedes', 'contradicts', 'adapted-from')),
    other text NOT NULL CHECK (other <> entry),
    PRIMARY KEY (entry, kind, other)
);
COMMENT ON TABLE lineage IS 'Stated from one side; the other side is read from here too, so that both agree.';
