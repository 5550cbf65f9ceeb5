-- Themes show the words they were found by; curators decide over the machine.

ALTER TABLE concept ADD COLUMN related text[] NOT NULL DEFAULT '{}';
ALTER TABLE concept_label ADD COLUMN ambiguous boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN concept_label.ambiguous IS 'An everyday word as well: shows the concept only in company.';

CREATE TABLE concept_setting (
    concept  text NOT NULL REFERENCES concept ON DELETE CASCADE,
    language text NOT NULL,
    word     text NOT NULL,
    PRIMARY KEY (concept, language, word)
);
COMMENT ON TABLE concept_setting IS 'Everyday words of the field: they show no concept, but are company for ambiguous labels.';

-- A thesaurus that is loaded already lacks them; the next start loads it again.
DELETE FROM pack_file WHERE path LIKE 'pack/themes/%';

ALTER TABLE expression_theme
    ADD COLUMN word_passage integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN word_start integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN word_end integer[] NOT NULL DEFAULT '{}';
COMMENT ON TABLE expression_theme IS 'What the machine found; written again whenever a document is classified again.';
COMMENT ON COLUMN expression_theme.score IS 'From 0 to 1. Documents stored before scores had an upper bound may carry more until they are classified again.';
COMMENT ON COLUMN expression_theme.word_passage IS 'For each word that was found: its passage, counted from 1 in passages; word_start and word_end, in the same order, are its place in that passage''s text, in UTF-16 units.';

CREATE TABLE theme_decision (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    expression_id text NOT NULL REFERENCES expression,
    concept       text NOT NULL,
    verdict       text NOT NULL CHECK (verdict IN ('added', 'removed')),
    passages      text[] NOT NULL DEFAULT '{}',
    note          text,
    decided_by    text NOT NULL,
    decided_at    timestamptz NOT NULL DEFAULT now(),
    in_force      boolean NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX theme_decision_in_force ON theme_decision (expression_id, concept) WHERE in_force;
COMMENT ON TABLE theme_decision IS 'What curators said of a document''s themes. The latest word on a concept is in force, earlier ones stay; the machine never writes here.';

CREATE VIEW document_theme AS
SELECT t.expression_id, t.concept, t.score
  FROM expression_theme t
 WHERE NOT EXISTS (SELECT 1 FROM theme_decision d
                    WHERE d.expression_id = t.expression_id AND d.concept = t.concept
                      AND d.in_force AND d.verdict = 'removed')
UNION ALL
SELECT d.expression_id, d.concept, 1
  FROM theme_decision d
 WHERE d.in_force AND d.verdict = 'added'
   AND NOT EXISTS (SELECT 1 FROM expression_theme t
                    WHERE t.expression_id = d.expression_id AND t.concept = d.concept);
COMMENT ON VIEW document_theme IS 'The themes of a document as they count: the machine''s, without those that a curator removed, and those that a curator added.';
