-- Where it differs from the document's: an annex, a quotation, the other half of a bilingual paper.
ALTER TABLE passage ADD COLUMN language text;
