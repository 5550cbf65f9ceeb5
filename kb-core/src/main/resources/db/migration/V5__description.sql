-- More of what a document says about itself, and for each value where it came from.
ALTER TABLE expression ADD COLUMN session           text;
ALTER TABLE expression ADD COLUMN agenda_item       text;
ALTER TABLE expression ADD COLUMN distribution      text
    CHECK (distribution IN ('general', 'limited', 'restricted'));
ALTER TABLE expression ADD COLUMN original_language text;
ALTER TABLE expression ADD COLUMN regions           text[] NOT NULL DEFAULT '{}';
ALTER TABLE expression ADD COLUMN provenance        jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN expression.regions IS 'UN M49 codes, in the order of how often they are named.';
COMMENT ON COLUMN expression.provenance IS 'For each field {"source": "document", "certainty": "certain"}; a field without an entry was read before provenance was kept.';
