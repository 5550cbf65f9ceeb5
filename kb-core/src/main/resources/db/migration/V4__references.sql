-- What documents cite. Works are named by the key of their symbol and looked up when somebody reads,
-- so that a work that comes later is found without reading the citing document again.
CREATE TABLE reference (
    expression_id text NOT NULL,
    position      integer NOT NULL,
    eid           text NOT NULL,
    span_start    integer NOT NULL,
    span_end      integer NOT NULL,
    symbol        text,
    symbol_key    text,
    label         text,
    PRIMARY KEY (expression_id, position),
    FOREIGN KEY (expression_id, eid) REFERENCES passage ON UPDATE CASCADE ON DELETE CASCADE,
    CHECK (symbol IS NOT NULL OR label IS NOT NULL),
    CHECK ((symbol IS NULL) = (symbol_key IS NULL))
);
CREATE INDEX reference_symbol ON reference (symbol_key);
CREATE INDEX reference_passage ON reference (expression_id, eid);
COMMENT ON COLUMN reference.span_start IS 'In the text of the passage, in UTF-16 units.';
COMMENT ON COLUMN reference.symbol IS 'Null for a paragraph of the document itself.';
COMMENT ON COLUMN reference.label IS 'The number of the cited paragraph, 28 or 18(a), or a range 12–15.';

ALTER TABLE expression ADD COLUMN references_read boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN expression.references_read IS 'False for documents from before references were read; they are read in the background.';
