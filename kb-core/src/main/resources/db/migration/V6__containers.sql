-- Files that come out of others: what an archive holds, what is attached to a mail.
ALTER TABLE ingestion
    ADD COLUMN parent      text REFERENCES ingestion,
    ADD COLUMN root        text REFERENCES ingestion,
    ADD COLUMN depth       integer NOT NULL DEFAULT 0,
    ADD COLUMN members     integer,
    ADD COLUMN own_outcome text,
    ADD COLUMN own_reason  text,
    ADD COLUMN locked      boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN ingestion.parent IS 'The container it came out of; its file_name is the path in there.';
COMMENT ON COLUMN ingestion.root IS 'The file that was sent, when this one came out of it at whatever depth.';
COMMENT ON COLUMN ingestion.members IS 'How many files came out of it; null until it was opened. While they are read its lease never ends.';
COMMENT ON COLUMN ingestion.own_outcome IS 'What became of a mail itself while its attachments are read; null for an archive.';
COMMENT ON COLUMN ingestion.locked IS 'Unreadable for want of a password.';

-- A path in a container has one receipt, however often the container is opened.
CREATE UNIQUE INDEX ingestion_member ON ingestion (parent, file_name) WHERE parent IS NOT NULL;
CREATE INDEX ingestion_root ON ingestion (root) WHERE root IS NOT NULL;

CREATE TABLE document_part (
    whole    text NOT NULL REFERENCES expression ON DELETE CASCADE,
    part     text NOT NULL REFERENCES expression ON DELETE CASCADE,
    added_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (whole, part),
    CHECK (whole <> part)
);
CREATE INDEX document_part_part ON document_part (part);
COMMENT ON TABLE document_part IS 'A mail and what is attached to it, each a document of its own.';

ALTER TABLE passage ADD COLUMN confidence smallint CHECK (confidence BETWEEN 0 AND 100);
COMMENT ON COLUMN passage.confidence IS 'How sure the machine is that read it from an image; null when it was text.';
