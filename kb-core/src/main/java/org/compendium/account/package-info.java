/// Who may do what: accounts, their roles and their personal tokens. Start at
/// [org.compendium.account.Accounts]; [org.compendium.account.Viewer] is what other packages ask
/// for.
@NullMarked
package org.compendium.account;

import org.jspecify.annotations.NullMarked;
