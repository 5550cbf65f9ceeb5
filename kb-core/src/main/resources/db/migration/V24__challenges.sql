-- What others say about claims. Entries are deleted and written anew when they change, so neither
-- table refers to them: what was said stays, with the wording it was said about.
CREATE TABLE challenge (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry      text NOT NULL,
    claim      text NOT NULL,
    text       text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
    name       text CHECK (char_length(name) BETWEEN 1 AND 200),
    made_at    timestamptz NOT NULL DEFAULT now(),
    state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'dismissed')),
    answer     text CHECK (char_length(answer) BETWEEN 1 AND 2000),
    decided_by text,
    decided_at timestamptz,
    CHECK ((state = 'open') = (decided_by IS NULL)),
    CHECK ((state = 'open') = (decided_at IS NULL)),
    CHECK ((state = 'open') = (answer IS NULL))
);
CREATE INDEX challenge_entry ON challenge (entry);
CREATE INDEX challenge_open ON challenge (made_at) WHERE state = 'open';
COMMENT ON COLUMN challenge.claim IS 'The wording of the claim at the time.';
COMMENT ON COLUMN challenge.text IS 'Plain text. Shown to everybody once a curator has answered, not before.';
COMMENT ON COLUMN challenge.answer IS 'What a curator answered, or why it was dismissed.';

CREATE TABLE reply (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry        text NOT NULL,
    claim        text NOT NULL,
    institution  text NOT NULL CHECK (char_length(institution) BETWEEN 1 AND 200),
    organisation text,
    text         text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
    said_on      date NOT NULL,
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    withdrawn_by text,
    withdrawn_at timestamptz,
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
CREATE INDEX reply_entry ON reply (entry);
COMMENT ON COLUMN reply.organisation IS 'The entry of the institution, where there was one; its name is kept anyway.';
COMMENT ON COLUMN reply.recorded_by IS 'The curator who vouches that it came from the institution.';
COMMENT ON COLUMN reply.withdrawn_at IS 'No longer shown since then; never deleted.';
