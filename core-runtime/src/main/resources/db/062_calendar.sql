-- Days that are not what their weekday says: holidays, and weekends on which people work.
create table core.calendar_days (
    ${record},
    name varchar(200) not null,
    name_lc varchar(200) ${lower(name)},
    on_day date not null,
    works boolean not null
);
