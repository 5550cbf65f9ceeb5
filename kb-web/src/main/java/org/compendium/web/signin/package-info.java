/// Signing in. Start at [SignInView].
@NullMarked
package org.compendium.web.signin;

import org.jspecify.annotations.NullMarked;
