-- Splitting and joining persons, asked for with a secret key: which key it was. Like all inputs, decisions are recorded by the
-- role that stores inputs.
alter table identity_decision add column key_id uuid;
comment on column identity_decision.key_id is 'The secret key that asked. Null: the command line.';
grant select, insert on identity_decision to touchline_ingest;
grant insert on identity_decision_pair to touchline_ingest;
