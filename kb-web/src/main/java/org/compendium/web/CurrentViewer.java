package org.compendium.web;

import java.util.Arrays;
import java.util.Comparator;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is asking, whichever way they signed in.
@Component
public class CurrentViewer {

    static final String AUTHORITY = "ROLE_";

    /// Everybody when nobody has signed in.
    public Viewer viewer() {
        Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
        if (somebody == null
                || !somebody.isAuthenticated()
                || somebody instanceof AnonymousAuthenticationToken) {
            return Viewer.everybody();
        }
        return Arrays.stream(Role.values())
                .filter(role -> has(somebody, role))
                .max(Comparator.naturalOrder())
                .map(role -> new Viewer(somebody.getName(), role))
                .orElse(Viewer.everybody());
    }

    private static boolean has(Authentication somebody, Role role) {
        return somebody.getAuthorities().stream()
                .anyMatch(authority -> (AUTHORITY + role.name()).equals(authority.getAuthority()));
    }
}
