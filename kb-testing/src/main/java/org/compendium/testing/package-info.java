/// Real engines for tests, started once for a whole build. Start at [TestEngines].
@NullMarked
package org.compendium.testing;

import org.jspecify.annotations.NullMarked;
