ALTER TABLE outbox ADD COLUMN due timestamptz NOT NULL DEFAULT now();

COMMENT ON COLUMN outbox.due IS 'When the row may be taken. Later than now only for a document that could not be indexed.';

CREATE TABLE fed_index (
    identity text PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE fed_index IS 'The pairs of indices for which every document was asked for once. One that is not here is new, or was lost and made again.';
