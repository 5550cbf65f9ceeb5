-- Where a person wants mails. Shown to nobody else, and used only once it is confirmed.
CREATE TABLE mail_address (
    account      text        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    address      text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    confirmed_at timestamptz
);

-- A search that somebody keeps, and when a mail about it is due.
CREATE TABLE saved_search (
    id        text        PRIMARY KEY,
    account   text        NOT NULL REFERENCES account ON DELETE CASCADE,
    name      text        NOT NULL,
    -- As it stands in the address of the search page, after the question mark.
    search    text        NOT NULL,
    language  text        NOT NULL,
    frequency text        NOT NULL CHECK (frequency IN ('never', 'daily', 'weekly')),
    -- By the clock of the database: what was visible before is known.
    since     timestamptz NOT NULL DEFAULT now(),
    -- By the same clock: when it was looked for what is new.
    seen_at   timestamptz NOT NULL DEFAULT now(),
    due       timestamptz,
    failures  integer     NOT NULL DEFAULT 0,
    UNIQUE (account, name),
    CHECK ((frequency = 'never') = (due IS NULL))
);
CREATE INDEX saved_search_due ON saved_search (due) WHERE due IS NOT NULL;

-- A document is announced once, also when it is withdrawn and released again.
CREATE TABLE announced (
    search      text NOT NULL REFERENCES saved_search ON DELETE CASCADE,
    document_id text NOT NULL,
    PRIMARY KEY (search, document_id)
);

-- One private address for feeds for each account; a new one ends the old one.
CREATE TABLE feed_key (
    account text        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    id      text        NOT NULL UNIQUE,
    made_at timestamptz NOT NULL DEFAULT now()
);

-- Signs the links in mails and the private addresses of feeds; shared by all instances.
CREATE TABLE signing_secret (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    secret bytea   NOT NULL
);

-- What became visible lately is looked for by its time.
CREATE INDEX expression_released ON expression (released_at DESC) WHERE state = 'released';
