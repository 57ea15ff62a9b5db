-- What is known without what browsers claim: who a visitor is, is then told by what is verified alone.

alter table knowledge
  add column without_claims      boolean not null default false,
  add column claims_left_out     integer,
  add column touchpoints_untied  integer;
comment on column knowledge.knowledge_id is 'Derived from the workspace, the six times, and whether claims are left out.';
comment on column knowledge.without_claims is 'Whether what browsers claim of who a visitor is was left out.';
comment on column knowledge.claims_left_out is 'How many claims were left out. Null where claims count, and until it is READY.';
comment on column knowledge.touchpoints_untied is 'Of how many touchpoints nobody is known, as claims were left out. Null likewise.';
