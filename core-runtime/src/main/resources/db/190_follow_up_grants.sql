-- Settings of follow-ups are kept by managers or admins: roles made before there were any say so, too.
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1100, 'cadences', 'ALL', 'ALL', 'ALL', 'ALL', 'NONE', '*'
    from core.roles where code = 'sales-manager';
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1101, 'follow-up-templates', 'ALL', 'ALL', 'ALL', 'ALL', 'NONE', '*'
    from core.roles where code = 'sales-manager';
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1102, 'follow-up-rules', 'ALL', 'NONE', 'NONE', 'NONE', 'NONE', cast(null as varchar(1000))
    from core.roles where code = 'sales-manager';
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1103, 'cadences', 'ALL', 'NONE', 'NONE', 'NONE', 'NONE', '*'
    from core.roles where code = 'sales-representative';
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1104, 'follow-up-templates', 'ALL', 'NONE', 'NONE', 'NONE', 'NONE', cast(null as varchar(1000))
    from core.roles where code = 'sales-representative';
insert into core.role_grants
    (role_id, place, record_type, can_read, can_create, can_edit, can_delete, can_export, actions)
    select id, 1105, 'follow-up-rules', 'ALL', 'NONE', 'NONE', 'NONE', 'NONE', cast(null as varchar(1000))
    from core.roles where code = 'sales-representative';
