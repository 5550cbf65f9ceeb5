package org.compendium.account;

/// Somebody who may sign in. The password is kept as a bcrypt hash only.
public record Account(String name, String passwordHash, Role role) {

    /// What this account may see.
    public Viewer viewer() {
        return new Viewer(name, role);
    }
}
