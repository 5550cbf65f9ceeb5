CREATE SEQUENCE index_write;

-- The first number that is taken has to differ from the one that stands there before.
DO $$ BEGIN PERFORM nextval('index_write'); END $$;

COMMENT ON SEQUENCE index_write IS 'Grows whenever an instance has written documents to the index, for others that keep what the index answered.';
