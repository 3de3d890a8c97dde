package io.tradewind.runtime.internal.notification;

import java.util.List;

/** The kinds that the engine itself tells of. */
final class BuiltInKinds {
    static final String ASSIGNED = "assigned";
    static final String SHARED = "shared";
    static final String MENTIONED = "mentioned";
    static final String FOLLOWED = "followed";
    static final String WORK_ENDED = "work-ended";

    static final List<String> NAMES = List.of(ASSIGNED, SHARED, MENTIONED, FOLLOWED, WORK_ENDED);

    private BuiltInKinds() {}
}
