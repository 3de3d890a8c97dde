create table site_visits.site_visits (
    ${record},
    topic varchar(400) not null,
    topic_lc varchar(400) ${lower(topic)},
    customer_id ${id} not null,
    visited_on date not null,
    outcome varchar(40),
    notes varchar(8000)
);
