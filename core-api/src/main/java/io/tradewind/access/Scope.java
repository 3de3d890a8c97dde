package io.tradewind.access;

/** How far a right on records reaches, from nothing to everything; ordered. */
public enum Scope {
    NONE,
    /** Records that the actor owns. */
    OWN,
    /** Records of the actor's team, and own ones. */
    TEAM,
    /** Records of the actor's team and the teams below it, and own ones. */
    TREE,
    ALL
}
