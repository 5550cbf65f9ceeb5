-- What the machine cannot read now says nothing of the file.
ALTER TABLE ingestion ADD COLUMN faults integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN ingestion.faults IS 'How often the machine, and not the file, ended an attempt to read it.';

-- Passwords that were said later of a file were written down, and handed on to what was in it.
UPDATE ingestion SET metadata = metadata - 'password' WHERE metadata->>'password' IS NOT NULL;
