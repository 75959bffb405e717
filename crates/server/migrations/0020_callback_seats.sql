-- The half hour in which a call has its seat, whether the customer chose it or asked for the soonest time.
-- Without one: a callback from before, which was asked for as soon as possible.
ALTER TABLE callbacks ADD COLUMN seat INTEGER;
UPDATE callbacks SET seat = window_from WHERE chosen;
