-- Phrases in which a concept's label means something else: "trust fund" for trust.
CREATE TABLE concept_not_within (
    concept  text NOT NULL REFERENCES concept ON DELETE CASCADE,
    language text NOT NULL,
    phrase   text NOT NULL,
    PRIMARY KEY (concept, language, phrase)
);

-- A thesaurus that is loaded already lacks them; the next start loads it again.
DELETE FROM pack_file WHERE path LIKE 'pack/themes/%';
