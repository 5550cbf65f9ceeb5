-- An organisation is mentioned under other names than its title, too.
ALTER TABLE entry ADD COLUMN names text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN entry.names IS 'Other names and acronyms, in any language.';
-- The pack has acronyms that were not kept yet; the next start loads them.
DELETE FROM pack_file WHERE path LIKE 'pack/organisations/%';

-- Recommendations are no rows, so what each said when the two were put side by side is kept here.
CREATE TABLE recommendation_pair (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    one          text NOT NULL,
    one_number   text NOT NULL,
    one_text     text NOT NULL,
    one_symbol   text NOT NULL,
    one_eid      text NOT NULL,
    one_words    text,
    other        text NOT NULL,
    other_number text NOT NULL,
    other_text   text NOT NULL,
    other_symbol text NOT NULL,
    other_eid    text NOT NULL,
    other_words  text,
    relation     text NOT NULL CHECK (relation IN ('repeats', 'opposes')),
    marked_by    text NOT NULL,
    marked_at    timestamptz NOT NULL DEFAULT now(),
    withdrawn_by text,
    withdrawn_at timestamptz,
    CHECK (one COLLATE "C" < other),
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
CREATE UNIQUE INDEX recommendation_pair_current ON recommendation_pair (one, other)
    WHERE withdrawn_at IS NULL;
COMMENT ON TABLE recommendation_pair IS 'Two recommendations of different works that repeat or oppose each other; the relation has no direction.';
COMMENT ON COLUMN recommendation_pair.one IS 'The id of the one that comes first in the alphabet, so that a pair is kept once.';
COMMENT ON COLUMN recommendation_pair.withdrawn_at IS 'No longer shown since then; never deleted.';
