-- The company's own currency, others with their rates, and what each opportunity is worth in the company's.
create table opportunity.currencies (
    ${record},
    code varchar(3) not null,
    code_lc varchar(3) ${lower(code)},
    is_base boolean not null
);

create table opportunity.currency_rates (
    currency_id ${id} not null,
    place int not null,
    valid_from date not null,
    rate decimal(19,8) not null
);
create index currency_rates_all on opportunity.currency_rates (currency_id, place);

-- Until somebody says what the company's currency is, each amount stands for itself.
alter table opportunity.opportunities add column base_amount decimal(19,4);
alter table opportunity.opportunities add column base_amount_currency char(3);
alter table opportunity.opportunities add column base_weighted decimal(19,4);
alter table opportunity.opportunities add column base_weighted_currency char(3);
update opportunity.opportunities set base_amount = amount, base_amount_currency = amount_currency,
    base_weighted = weighted_amount, base_weighted_currency = weighted_amount_currency;

alter table opportunity.counted add column base_currency varchar(3) default '' not null;
alter table opportunity.counted add column base_amount decimal(31,4) default 0 not null;
alter table opportunity.counted add column base_weighted decimal(31,4) default 0 not null;
update opportunity.counted set base_currency = currency, base_amount = amount, base_weighted = weighted;
insert into opportunity.figures (id, kind, subject_id, currency, figure_count, amount, weighted)
    select 'STAGE_BASE' || substr(id, 6), 'STAGE_BASE', subject_id, currency, figure_count, amount, weighted
    from opportunity.figures where kind = 'STAGE';
insert into opportunity.figures (id, kind, subject_id, currency, figure_count, amount, weighted)
    select 'WON_BASE' || substr(id, 4), 'WON_BASE', subject_id, currency, figure_count, amount, weighted
    from opportunity.figures where kind = 'WON';
