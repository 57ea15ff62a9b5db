-- Accounts: the companies that persons belong to, by what the CRM says, else by the domain of their address.

alter table crm_record drop constraint crm_record_object_known;
alter table crm_record add constraint crm_record_object_known
  check (object in ('LEAD', 'OPPORTUNITY', 'STAGE', 'CONTACT_ROLE', 'ACCOUNT', 'CONTACT'));
comment on column crm_record.object is 'STAGE: that a lead or an opportunity entered a stage. CONTACT_ROLE: somebody''s part in an opportunity. CONTACT: that somebody belongs to an account.';

create index crm_record_by_lead_of_contact on crm_record (workspace_id, (fields->>'leadKey')) where object = 'CONTACT';
create index crm_record_by_address_of_contact on crm_record (workspace_id, (fields->>'emailKey')) where object = 'CONTACT';
create index crm_record_by_email_domain on crm_record (workspace_id, (fields->>'emailDomain'))
  where fields ? 'emailDomain';
create index crm_record_by_domain_of_account on crm_record (workspace_id, (fields->>'domain')) where object = 'ACCOUNT';

create table account (
  workspace_id uuid not null,
  account_id   uuid not null,
  account_key  text collate "C" not null,
  name         text,
  domain       text collate "C",

  primary key (workspace_id, account_id)
);
comment on table account is 'A company: one that the CRM has as an account, or that persons belong to.';
comment on column account.account_id is 'Derived from account_key.';
comment on column account.account_key is '`account:<system>:<record>` for an account of the CRM, else `domain:<domain>`.';
comment on column account.name is 'As the CRM has it. Null where it doesn''t say.';
comment on column account.domain is 'Of its addresses. Null where the CRM doesn''t say.';

create table account_person (
  workspace_id uuid not null,
  person_id    uuid not null,
  account_id   uuid not null,
  known_by     text not null,

  primary key (workspace_id, person_id),
  constraint account_person_known_by_known check (known_by in ('CRM', 'DOMAIN'))
);
create index account_person_by_account on account_person (workspace_id, account_id, person_id);
comment on table account_person is 'Which account a person belongs to. Who is in none belongs to none.';
comment on column account_person.known_by is 'CRM: the CRM says so. DOMAIN: by the domain of an address that the CRM gave.';

alter table opportunity add column account_id uuid;
comment on column opportunity.account_id is 'The account that the CRM names for it. Null where it names none.';

call guard_by_workspace('account');
call guard_by_workspace('account_person');
grant select, insert, update, delete on account, account_person to touchline_derive;
grant select on account, account_person to touchline_reader;
