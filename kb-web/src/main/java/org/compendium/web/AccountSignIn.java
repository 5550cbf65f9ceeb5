package org.compendium.web;

import java.util.List;
import java.util.Locale;
import org.compendium.account.Account;
import org.compendium.account.Accounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/// Signs in with an account's name and password, in the browser as over HTTP Basic.
@Component
class AccountSignIn implements AuthenticationProvider {

    private final Accounts accounts;

    AccountSignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
        Object password = attempt.getCredentials();
        Account account =
                accounts.signIn(name, password == null ? "" : password.toString())
                        .orElseThrow(
                                () -> new BadCredentialsException("Name or password is wrong"));
        // The name, not the account: its password hash must not end up in a stored session.
        return UsernamePasswordAuthenticationToken.authenticated(
                account.name(),
                null,
                List.of(
                        new SimpleGrantedAuthority(
                                CurrentViewer.AUTHORITY + account.role().name())));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
