-- Entries that curators write: a draft until a second curator has looked at it, then a version for ever.
CREATE TABLE draft (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry      text NOT NULL,
    form       text NOT NULL,
    revision   integer NOT NULL DEFAULT 1,
    state      text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'published', 'discarded')),
    edited_by  text[] NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    saved_at   timestamptz NOT NULL DEFAULT now(),
    remark     text,
    decided_by text,
    decided_at timestamptz,
    CHECK (state <> 'published' OR (decided_by IS NOT NULL AND NOT decided_by = ANY (edited_by)))
);
CREATE UNIQUE INDEX draft_open ON draft (entry) WHERE state IN ('draft', 'submitted');
COMMENT ON COLUMN draft.form IS 'What stands in the form, as JSON; it need not be complete.';
COMMENT ON COLUMN draft.edited_by IS 'Everybody who saved it; none of them can publish it.';
COMMENT ON COLUMN draft.remark IS 'What the second curator said when it went back.';

CREATE TABLE entry_version (
    entry        text NOT NULL,
    version      integer NOT NULL,
    text         text NOT NULL,
    edited_by    text[] NOT NULL,
    published_by text,
    published_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (entry, version)
);
COMMENT ON COLUMN entry_version.text IS 'Markdown in the form of the pack.';
COMMENT ON COLUMN entry_version.published_by IS 'The second curator; null for the version that came with the pack.';
