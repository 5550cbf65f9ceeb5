-- What texts mean, for search by meaning. Derived: it can be made again from the texts, at the cost
-- of some hours for a large collection. Kept by text, so that the same text is worked on once.
CREATE TABLE text_vector (
    model     text  NOT NULL,
    -- The first 16 bytes of the SHA-256 of the text in UTF-8.
    text_hash uuid  NOT NULL,
    -- Numbers of 16 bits (IEEE 754 binary16), big-endian.
    vector    bytea NOT NULL,
    PRIMARY KEY (model, text_hash)
);

-- Documents with passages that have no vector yet.
CREATE TABLE vector_wanted (
    document_id text        PRIMARY KEY,
    since       timestamptz NOT NULL DEFAULT now()
);
