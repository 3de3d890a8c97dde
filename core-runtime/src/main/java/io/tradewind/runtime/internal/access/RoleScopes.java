package io.tradewind.runtime.internal.access;

import java.util.List;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;

/** How far each role of somebody lets them do something; to explain, not to decide. */
public interface RoleScopes {
    /** One role's part. */
    record RoleScope(String role, Scope scope) {}

    List<RoleScope> of(String user, String type, Verb verb);
}
