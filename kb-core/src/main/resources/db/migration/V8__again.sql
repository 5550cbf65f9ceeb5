-- Which version of the steps made a document: empty for those that were stored before this was kept.
ALTER TABLE expression ADD COLUMN processed_with text NOT NULL DEFAULT '';

ALTER TABLE passage_redirect
    ADD COLUMN why text NOT NULL DEFAULT 'moved' CHECK (why IN ('moved', 'held', 'gone')),
    ADD COLUMN retired_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX passage_redirect_successor ON passage_redirect (expression_id, successor);
COMMENT ON COLUMN passage_redirect.why IS 'moved: the text has that address now; held: its words are in that passage; gone: that passage stood next to it';

CREATE TABLE former_symbol (
    symbol_key text PRIMARY KEY,
    work_id    text NOT NULL REFERENCES work
);
COMMENT ON TABLE former_symbol IS 'A symbol that was corrected; it leads to the work as long as no other work has it.';

CREATE TABLE reprocessing (
    id           text PRIMARY KEY,
    step         text NOT NULL CHECK (step IN ('all', 'structure', 'description', 'themes')),
    selection    text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    cancelled_at timestamptz,
    finished_at  timestamptz
);
COMMENT ON COLUMN reprocessing.selection IS 'What was asked for, in the words of the command line.';

-- One for each document that is read again, or for each unreadable file that is tried again.
CREATE TABLE reprocessing_item (
    job          text NOT NULL REFERENCES reprocessing,
    position     integer NOT NULL,
    document_id  text,
    ingestion_id text REFERENCES ingestion,
    outcome      text CHECK (outcome IN ('unchanged', 'changed', 'failed', 'cancelled')),
    report       jsonb,
    attempts     integer NOT NULL DEFAULT 0,
    claimed_by   text,
    lease_until  timestamptz,
    finished_at  timestamptz,
    PRIMARY KEY (job, position),
    CHECK ((document_id IS NULL) <> (ingestion_id IS NULL))
);
CREATE INDEX reprocessing_item_open ON reprocessing_item (job, position) WHERE outcome IS NULL;
COMMENT ON COLUMN reprocessing_item.report IS 'What changed: retired and reused eIds, claims to look at, why it failed.';

-- By which files a document was made, and which ones failed.
CREATE INDEX ingestion_sha256 ON ingestion (sha256);
