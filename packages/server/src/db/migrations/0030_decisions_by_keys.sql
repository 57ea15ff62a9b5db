-- Splitting and joining persons, asked for with a secret key: which key it was. The pipeline records such a decision in the
-- transaction that derives again what it concerns.
alter table identity_decision add column key_id uuid;
comment on column identity_decision.key_id is 'The secret key that asked. Null: the command line.';
grant insert on identity_decision, identity_decision_pair to touchline_derive;
