/// Compendium in the browser: the frame around every view, the composites that all of them use, and
/// who may open what. Start at [org.compendium.web.MainLayout]; each view has a package of its own.
@NullMarked
package org.compendium.web;

import org.jspecify.annotations.NullMarked;
