/// Reading a document, with the number of every paragraph in the margin. Start at [ReaderView].
@NullMarked
package org.compendium.web.reader;

import org.jspecify.annotations.NullMarked;
