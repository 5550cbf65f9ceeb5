-- Files that arrive in pieces, over lines that break.
CREATE TABLE upload (
    id              text PRIMARY KEY,
    owner           text NOT NULL,
    file_name       text NOT NULL,
    size            bigint NOT NULL CHECK (size >= 0),
    metadata        jsonb NOT NULL DEFAULT '{}',
    release         boolean NOT NULL,
    idempotency_key text NOT NULL,
    sha256          text,
    ingestion_id    text REFERENCES ingestion,
    created_at      timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz NOT NULL,
    UNIQUE (owner, idempotency_key)
);
CREATE INDEX upload_expiry ON upload (expires_at);
COMMENT ON TABLE upload IS 'A file on its way. How much of it is there says the part itself, in the folder of originals under incoming.';
COMMENT ON COLUMN upload.sha256 IS 'All of it arrived: the part becomes, or became, the original of this name.';

-- Reasons differ by names and limits in brackets and by the advice after them; what stands before
-- is what they have in common.
ALTER TABLE ingestion ADD COLUMN reason_kind text GENERATED ALWAYS AS (
    regexp_replace(reason, '(\s*\([^)]*\))?[.;:,](\s.*)?$', '')) STORED;
CREATE INDEX ingestion_received ON ingestion (received_at DESC, id);
CREATE INDEX ingestion_finished ON ingestion (finished_at) WHERE outcome IS NOT NULL;

CREATE TABLE ingestion_attempt (
    ingestion_id text NOT NULL REFERENCES ingestion,
    number       integer NOT NULL,
    outcome      text NOT NULL,
    reason       text,
    finished_at  timestamptz NOT NULL,
    again_by     text NOT NULL,
    again_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (ingestion_id, number)
);
COMMENT ON TABLE ingestion_attempt IS 'What became of a file before somebody asked for another try.';
