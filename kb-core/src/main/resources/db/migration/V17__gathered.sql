-- Paragraphs that people keep while they read, each for themselves alone. A document may leave, and
-- what was kept of it stays in the list as no longer available; so nothing refers to it by a key.
CREATE TABLE gathered (
    account     text        NOT NULL REFERENCES account ON DELETE CASCADE,
    document_id text        NOT NULL,
    eid         text        NOT NULL,
    position    integer     NOT NULL,
    note        text        NOT NULL,
    gathered_at timestamptz NOT NULL,
    PRIMARY KEY (account, document_id, eid)
);
