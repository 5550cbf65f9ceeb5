package org.compendium.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.compendium.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = TestDatabase.class)
class AccountsTest {

    @Autowired Accounts accounts;

    @Test
    void only_the_right_password_signs_in() {
        accounts.save("ministry", "correct horse", Role.CONTRIBUTOR);

        assertThat(accounts.signIn("ministry", "correct horse")).isPresent();
        assertThat(accounts.signIn("ministry", "wrong horse")).isEmpty();
        assertThat(accounts.signIn("nobody", "correct horse")).isEmpty();
    }

    @Test
    void a_new_token_for_the_same_purpose_ends_the_old_one() {
        accounts.save("agency", "correct horse", Role.CURATOR);
        String old = accounts.newToken("agency", "command line");
        String fresh = accounts.newToken("agency", "command line");

        assertThat(accounts.ofToken(old)).isEmpty();
        assertThat(accounts.ofToken(fresh)).map(Account::name).contains("agency");
    }

    @Test
    void a_revoked_token_is_nobodys_and_others_stay() {
        accounts.save("bureau", "correct horse", Role.CURATOR);
        String here = accounts.newToken("bureau", "command line, here");
        String there = accounts.newToken("bureau", "command line, there");

        accounts.revokeToken("bureau", "command line, here");

        assertThat(accounts.ofToken(here)).isEmpty();
        assertThat(accounts.ofToken(there)).map(Account::name).contains("bureau");
    }

    @Test
    void a_short_password_is_refused_with_the_rule() {
        assertThatThrownBy(() -> accounts.save("agency", "short", Role.CURATOR))
                .hasMessageContaining("at least 8 characters");
    }
}
