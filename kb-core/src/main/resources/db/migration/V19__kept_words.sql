ALTER TABLE claim_citation ADD COLUMN words text;
COMMENT ON COLUMN claim_citation.words IS 'The words of the passage that the claim rests on, parts separated by …; null when none were kept.';
