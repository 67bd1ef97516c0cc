-- Statements may disagree on a contract. Where they do, records that only repeat count, too: they say which statement is the
-- newest. What was stored before is taken for contested, because nobody remembers.
alter table ibkr_contract add column contested boolean not null default true;
alter table ibkr_contract alter column contested set default false;
comment on column ibkr_contract.contested is 'Statements disagree on an attribute, so that it matters which of them is the newest.';
comment on column ibkr_contract.stated is 'Per attribute [rank, as of, day]: the record that its value was taken from; rank 0 when it is of another contract, whose underlying this one is.';
create index ibkr_contract_contested on ibkr_contract (con_id) where contested;

-- Whatever refers to an instrument, and contracts on an underlying.
create index ibkr_contract_instrument on ibkr_contract (instrument_id);
create index ibkr_contract_underlying on ibkr_contract (underlying_contract_id);
create index instrument_underlying on instrument (underlying_id);
create index option_event_instrument on option_event (instrument_id);
