-- The truth. Elasticsearch is derived from these tables and can be rebuilt from them at any time.
-- Within PostgreSQL 15 to 18.

-- Revisions order every change of a document; the index takes them as external versions.
CREATE SEQUENCE document_revision;

CREATE TABLE work (
    id              text PRIMARY KEY,
    symbol          text,
    symbol_key      text UNIQUE,
    retells         text,
    retells_key     text UNIQUE,
    licence         text,
    rights_holder   text,
    redistributable boolean NOT NULL DEFAULT false,
    source_url      text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (symbol IS NULL OR retells IS NULL)
);
COMMENT ON TABLE work IS 'FRBR work: TD/B/COM.3/19, whatever the language. Its id is never used again.';
COMMENT ON COLUMN work.retells IS 'A digest: the symbol of the work that it retells in our own words.';

CREATE TABLE expression (
    id          text PRIMARY KEY,
    work_id     text NOT NULL REFERENCES work,
    language    text NOT NULL,
    version     integer NOT NULL,
    title       text NOT NULL,
    date        date,
    kind        text NOT NULL,
    body        text,
    countries   text[] NOT NULL DEFAULT '{}',
    state       text NOT NULL CHECK (state IN ('submitted', 'released', 'withdrawn')),
    visibility  text NOT NULL CHECK (visibility IN ('public', 'restricted')),
    owner       text NOT NULL,
    revision    bigint NOT NULL DEFAULT nextval('document_revision'),
    text_hash   text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    released_at timestamptz,
    released_by text,
    UNIQUE (work_id, language, version)
);
CREATE INDEX expression_text_hash ON expression (text_hash);
COMMENT ON TABLE expression IS 'FRBR expression, what the interface calls a document: a work in one language, in one version.';

CREATE TABLE manifestation (
    sha256        text PRIMARY KEY,
    expression_id text NOT NULL REFERENCES expression,
    file_name     text NOT NULL,
    media_type    text NOT NULL,
    size          bigint NOT NULL,
    pages         integer,
    is_leading    boolean NOT NULL,
    released      boolean NOT NULL,
    owner         text NOT NULL,
    received_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX manifestation_expression ON manifestation (expression_id);
CREATE UNIQUE INDEX manifestation_leading ON manifestation (expression_id) WHERE is_leading;
COMMENT ON TABLE manifestation IS 'FRBR manifestation: one file. The bytes are in the blob store under the same hash.';

CREATE TABLE passage (
    expression_id text NOT NULL REFERENCES expression,
    eid           text NOT NULL,
    position      integer NOT NULL,
    form          text NOT NULL,
    label         text,
    page          integer,
    span_start    integer NOT NULL,
    span_end      integer NOT NULL,
    headings      text[] NOT NULL,
    parent        text,
    text          text NOT NULL,
    closing       text,
    PRIMARY KEY (expression_id, eid),
    UNIQUE (expression_id, position)
);

CREATE TABLE passage_redirect (
    expression_id text NOT NULL REFERENCES expression,
    eid           text NOT NULL,
    successor     text NOT NULL,
    PRIMARY KEY (expression_id, eid)
);
COMMENT ON TABLE passage_redirect IS 'An eId that better structure retired, and where it leads for ever.';

CREATE TABLE deleted_expression (
    id         text PRIMARY KEY,
    revision   bigint NOT NULL DEFAULT nextval('document_revision'),
    deleted_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE deleted_expression IS 'Tombstones: what has to leave the index, with the revision that says so.';

CREATE TABLE outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id  text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE outbox IS 'Names documents, not changes. A worker takes rows with SKIP LOCKED, reads the current truth and writes it to the index with its revision.';

CREATE TABLE concept (
    id         text PRIMARY KEY,
    broader    text REFERENCES concept DEFERRABLE INITIALLY DEFERRED,
    position   integer NOT NULL,
    definition text NOT NULL,
    evidence   text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE concept_label (
    concept   text NOT NULL REFERENCES concept ON DELETE CASCADE,
    language  text NOT NULL,
    label     text NOT NULL,
    preferred boolean NOT NULL,
    PRIMARY KEY (concept, language, label)
);
CREATE UNIQUE INDEX concept_label_preferred ON concept_label (concept, language) WHERE preferred;

CREATE TABLE expression_theme (
    expression_id text NOT NULL REFERENCES expression,
    concept       text NOT NULL,
    score         double precision NOT NULL,
    passages      text[] NOT NULL,
    PRIMARY KEY (expression_id, concept)
);
COMMENT ON COLUMN expression_theme.passages IS 'The eIds that show the theme, in reading order.';

CREATE TABLE account (
    name          text PRIMARY KEY,
    password_hash text NOT NULL,
    role          text NOT NULL CHECK (role IN ('contributor', 'curator', 'administrator')),
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE personal_token (
    hash       text PRIMARY KEY,
    account    text NOT NULL REFERENCES account ON DELETE CASCADE,
    purpose    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN personal_token.hash IS 'SHA-256 of the token; the token itself is shown once and never kept.';

CREATE TABLE ingestion (
    id              text PRIMARY KEY,
    file_name       text NOT NULL,
    sha256          text NOT NULL,
    size            bigint NOT NULL,
    metadata        jsonb NOT NULL DEFAULT '{}',
    owner           text NOT NULL,
    release         boolean NOT NULL,
    idempotency_key text,
    state           text NOT NULL DEFAULT 'accepted'
                    CHECK (state IN ('accepted', 'reading', 'storing', 'finished')),
    outcome         text CHECK (outcome IN ('added', 'new-version', 'new-format', 'new-language',
                                            'already-known', 'unreadable', 'refused')),
    reason          text,
    document_id     text,
    attempts        integer NOT NULL DEFAULT 0,
    claimed_by      text,
    lease_until     timestamptz,
    received_at     timestamptz NOT NULL DEFAULT now(),
    finished_at     timestamptz,
    CHECK ((state = 'finished') = (outcome IS NOT NULL)),
    UNIQUE (owner, idempotency_key)
);
CREATE INDEX ingestion_open ON ingestion (received_at) WHERE outcome IS NULL;
CREATE INDEX ingestion_owner ON ingestion (owner, received_at);

CREATE TABLE practice (
    id           text PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('practice', 'case')),
    position     integer NOT NULL,
    title        text NOT NULL,
    summary      text NOT NULL,
    status       text NOT NULL,
    period       text,
    themes       text[] NOT NULL,
    countries    text[] NOT NULL,
    not_reported text[] NOT NULL,
    body         text NOT NULL
);
COMMENT ON COLUMN practice.body IS 'Markdown (CommonMark).';

CREATE TABLE claim (
    practice text NOT NULL REFERENCES practice ON DELETE CASCADE,
    position integer NOT NULL,
    text     text NOT NULL,
    holder   text,
    said_on  date,
    basis    text,
    strength text NOT NULL CHECK (strength IN ('supported', 'contested', 'second-hand', 'claimed')),
    PRIMARY KEY (practice, position)
);

CREATE TABLE claim_citation (
    practice text NOT NULL,
    claim    integer NOT NULL,
    position integer NOT NULL,
    symbol   text NOT NULL,
    eid      text NOT NULL,
    PRIMARY KEY (practice, claim, position),
    FOREIGN KEY (practice, claim) REFERENCES claim ON DELETE CASCADE
);
CREATE INDEX claim_citation_passage ON claim_citation (upper(symbol), eid);

CREATE TABLE pack_file (
    path      text PRIMARY KEY,
    sha256    text NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE pack_file IS 'Files of the curated pack that are loaded, so that a start loads only what changed.';
