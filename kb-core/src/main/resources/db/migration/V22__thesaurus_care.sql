-- Curators take care of the thesaurus; a pack that is loaded again leaves what they changed.
ALTER TABLE concept
    ADD COLUMN origin text NOT NULL DEFAULT 'pack' CHECK (origin IN ('pack', 'curator')),
    ADD COLUMN exact_match text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN concept.origin IS 'Whose word it is: concepts of the pack follow the pack, those of curators stay.';
COMMENT ON COLUMN concept.exact_match IS 'Addresses of the same concept in other thesauri (skos:exactMatch).';

ALTER TABLE concept_label
    ADD COLUMN confirmed_by text,
    ADD COLUMN confirmed_at timestamptz,
    ADD CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    ADD CHECK (preferred OR confirmed_by IS NULL);
COMMENT ON COLUMN concept_label.confirmed_by IS 'Who confirmed a preferred label; null while it is proposed.';

CREATE TABLE pack_concept (
    id      text PRIMARY KEY,
    turtle  text NOT NULL,
    dropped boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE pack_concept IS 'Each concept as the pack has it, so that it can be put back.';
COMMENT ON COLUMN pack_concept.dropped IS 'A curator took it out of the thesaurus.';

CREATE TABLE concept_change (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    concept    text NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    before     text,
    after      text
);
CREATE INDEX concept_change_concept ON concept_change (concept, id);
COMMENT ON TABLE concept_change IS 'What became of a concept: Turtle before and after, null where it was not there.';

-- Another revision after every change, so that each instance sees that its copy is old.
CREATE TABLE thesaurus (revision text NOT NULL);
INSERT INTO thesaurus VALUES (gen_random_uuid()::text);

-- The pack's concepts are not kept yet; the next start loads them again.
DELETE FROM pack_file WHERE path LIKE 'pack/themes/%';
