-- A first answer is given again byte for byte: jsonb keeps neither the order of keys nor the writing of numbers, json keeps the text.
-- Answers kept before are given again as they were until then; they are forgotten within a day.
alter table platform.idempotency alter column body type json using body::text::json;
