-- Arrangements between partners, as they were reported: who looks for whom, who cooperates with whom.
CREATE TABLE arrangement (
    id            text    PRIMARY KEY,
    name          text    NOT NULL CHECK (name ~ '\S'),
    purposes      text[]  NOT NULL CHECK (cardinality(purposes) > 0
                                          AND purposes <@ ARRAY['technology', 'production', 'marketing']),
    forms         text[]  NOT NULL,
    sector        text,
    stage         text    NOT NULL CHECK (stage IN ('looking-for-partner', 'negotiating', 'agreed', 'running',
                                                    'ended', 'failed')),
    since         text,
    ended         text    CHECK (ended IS NULL OR stage IN ('ended', 'failed')),
    reported_by   text    NOT NULL CHECK (reported_by ~ '\S'),
    reported_on   text    NOT NULL,
    symbol        text,
    eid           text,
    words         text,
    note          text,
    checked_on    date,
    licence       text,
    rights_holder text,
    published     boolean NOT NULL,
    CHECK ((symbol IS NULL) = (eid IS NULL) AND (symbol IS NULL) = (words IS NULL))
);
COMMENT ON COLUMN arrangement.forms IS 'Values of the aspect cooperation.';
COMMENT ON COLUMN arrangement.since IS 'As exactly as it was reported: a year, a month (2024-05) or a day; so are ended and reported_on.';
COMMENT ON COLUMN arrangement.words IS 'The words of the passage that it rests on, parts separated by …; without a passage it is claimed.';
COMMENT ON COLUMN arrangement.published IS 'Whether everybody sees it; otherwise curators do.';

CREATE TABLE arrangement_partner (
    arrangement text    NOT NULL REFERENCES arrangement ON DELETE CASCADE,
    position    integer NOT NULL,
    name        text    NOT NULL CHECK (name ~ '\S'),
    country     text,
    kind        text    CHECK (kind IN ('firm', 'association', 'institution', 'government')),
    PRIMARY KEY (arrangement, position)
);
COMMENT ON COLUMN arrangement_partner.country IS 'ISO 3166-1 alpha-3.';

-- Who took in what, and what each arrangement said after it.
CREATE TABLE arrangement_import (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    imported_by text        NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now(),
    added       integer     NOT NULL,
    changed     integer     NOT NULL,
    unchanged   integer     NOT NULL,
    faulty      integer     NOT NULL
);

CREATE TABLE arrangement_version (
    arrangement text    NOT NULL,
    version     integer NOT NULL,
    import      bigint  NOT NULL REFERENCES arrangement_import,
    text        text    NOT NULL,
    PRIMARY KEY (arrangement, version)
);
COMMENT ON COLUMN arrangement_version.text IS 'CSV in the form of the intake: the header and one line.';
