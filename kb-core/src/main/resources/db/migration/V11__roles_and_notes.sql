ALTER TABLE passage
    ADD COLUMN role      text CHECK (role IN ('preambular', 'operative')),
    ADD COLUMN note_at   integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN note_eids text[] NOT NULL DEFAULT '{}',
    ADD CHECK (cardinality(note_at) = cardinality(note_eids));
COMMENT ON COLUMN passage.role IS 'In a resolution: whether the paragraph gives a reason or decides.';
COMMENT ON COLUMN passage.note_at IS 'Where the marks of notes are printed in text, in UTF-16 units; note_eids has their notes.';
