ALTER TABLE expression ADD COLUMN retells_date date;
COMMENT ON COLUMN expression.retells_date IS 'A digest: the day printed on the work that it retells. Its own is in date.';
