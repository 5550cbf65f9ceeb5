-- What raters think of a programme, indicator by indicator. The scorecard itself is an entry, which
-- may be replaced when the pack changes; so nothing refers to it, or to an account, by a key.
CREATE TABLE score (
    scorecard  text        NOT NULL,
    indicator  text        NOT NULL,
    rater      text        NOT NULL,
    value      smallint    NOT NULL CHECK (value BETWEEN 1 AND 5),
    reason     text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('draft', 'published')),
    changed_at timestamptz NOT NULL,
    -- The first citation, which a published score must have; see the last statement.
    cited      integer     GENERATED ALWAYS AS (CASE state WHEN 'published' THEN 0 END) STORED,
    PRIMARY KEY (scorecard, indicator, rater),
    CHECK (state = 'draft' OR reason ~ '\S')
);

CREATE TABLE score_citation (
    scorecard text    NOT NULL,
    indicator text    NOT NULL,
    rater     text    NOT NULL,
    position  integer NOT NULL,
    symbol    text    NOT NULL CHECK (symbol <> ''),
    eid       text    NOT NULL CHECK (eid <> ''),
    words     text,
    PRIMARY KEY (scorecard, indicator, rater, position),
    FOREIGN KEY (scorecard, indicator, rater) REFERENCES score ON DELETE CASCADE
);
COMMENT ON COLUMN score_citation.words IS 'The words of the passage that the score rests on, parts separated by …; a draft may still lack them.';

-- However it is written, a transaction that leaves a published score without a citation fails.
ALTER TABLE score
    ADD CONSTRAINT score_published_with_citation
        FOREIGN KEY (scorecard, indicator, rater, cited)
        REFERENCES score_citation (scorecard, indicator, rater, position) DEFERRABLE INITIALLY DEFERRED;

-- Answers to a readiness check that somebody saved. Nobody else sees them.
CREATE TABLE saved_answers (
    id          text        PRIMARY KEY,
    account     text        NOT NULL REFERENCES account ON DELETE CASCADE,
    check_id    text        NOT NULL,
    -- Of the partnership that partners were asked about; empty for a check of oneself.
    partnership text        NOT NULL,
    given_on    date        NOT NULL,
    saved_at    timestamptz NOT NULL
);
CREATE INDEX saved_answers_of ON saved_answers (account, check_id);

CREATE TABLE saved_answer (
    answers  text NOT NULL REFERENCES saved_answers ON DELETE CASCADE,
    question text NOT NULL,
    answer   text NOT NULL CHECK (answer IN ('yes', 'partly', 'no', 'not-known')),
    PRIMARY KEY (answers, question)
);
