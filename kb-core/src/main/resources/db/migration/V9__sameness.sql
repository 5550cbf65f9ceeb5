-- What a text is like: the least hashes of its word sequences, and bands of them under which likely
-- texts are found without looking at the others.
CREATE TABLE likeness_signature (
    expression_id text PRIMARY KEY REFERENCES expression ON DELETE CASCADE,
    hashes        bigint[] NOT NULL
);
CREATE TABLE likeness_band (
    band          bigint NOT NULL,
    expression_id text NOT NULL REFERENCES expression ON DELETE CASCADE,
    PRIMARY KEY (band, expression_id)
);
CREATE INDEX likeness_band_expression ON likeness_band (expression_id);

CREATE TABLE possible_duplicate (
    document_id text NOT NULL,
    other_id    text NOT NULL,
    reason      text NOT NULL CHECK (reason IN ('like', 'revision', 'corrigendum', 'same-symbol')),
    likeness    double precision,
    found_at    timestamptz NOT NULL DEFAULT now(),
    decision    text CHECK (decision IN ('version', 'same-text', 'different')),
    decided_by  text,
    decided_at  timestamptz,
    PRIMARY KEY (document_id, other_id),
    CHECK ((decision IS NULL) = (decided_by IS NULL))
);
CREATE INDEX possible_duplicate_open ON possible_duplicate (found_at, document_id) WHERE decision IS NULL;
CREATE INDEX possible_duplicate_other ON possible_duplicate (other_id);
COMMENT ON TABLE possible_duplicate IS 'Two documents that may be one: document_id came later. Nobody is asked again after a decision.';

ALTER TABLE work ADD COLUMN merged_into text REFERENCES work;
COMMENT ON COLUMN work.merged_into IS 'A person found it to be the same work; its symbol and id lead there.';
CREATE INDEX work_merged ON work (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX work_symbol_begins ON work (symbol_key text_pattern_ops);

CREATE TABLE former_document (
    id          text PRIMARY KEY,
    document_id text NOT NULL REFERENCES expression
);
COMMENT ON TABLE former_document IS 'Documents and works whose text another document holds.';
CREATE INDEX former_document_now ON former_document (document_id);

CREATE TABLE former_passage (
    former_id text NOT NULL REFERENCES former_document,
    eid       text NOT NULL,
    successor text NOT NULL,
    PRIMARY KEY (former_id, eid)
);
COMMENT ON TABLE former_passage IS 'Where a passage of a former document is in the one that holds its text.';

CREATE INDEX expression_submitted ON expression (created_at) WHERE state = 'submitted';
CREATE INDEX expression_created ON expression (created_at);
