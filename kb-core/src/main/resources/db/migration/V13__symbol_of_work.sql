-- The one place that says which work a symbol leads to: its own, the one that a person found to be
-- the same, or the one that had it before it was corrected.
CREATE VIEW symbol_of_work AS
SELECT symbol_key, id AS work_id FROM work
 WHERE symbol_key IS NOT NULL AND merged_into IS NULL
UNION ALL
SELECT symbol_key, merged_into FROM work
 WHERE symbol_key IS NOT NULL AND merged_into IS NOT NULL
UNION ALL
SELECT f.symbol_key, f.work_id FROM former_symbol f
 WHERE NOT EXISTS (SELECT 1 FROM work w WHERE w.symbol_key = f.symbol_key);
COMMENT ON VIEW symbol_of_work IS 'A symbol is in it once at most.';

CREATE INDEX former_symbol_work ON former_symbol (work_id);
