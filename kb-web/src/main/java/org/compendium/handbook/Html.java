package org.compendium.handbook;

import java.nio.charset.StandardCharsets;

/// One page with its style in it and no script.
final class Html {

    private Html() {}

    static byte[] of(Handbook book) {
        Markup markup = Markup.onOnePage(book);
        StringBuilder body = new StringBuilder(markup.front());
        book.composition().parts().forEach(part -> body.append(markup.chapter(part)));
        body.append(markup.back());
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s
        </main>
        </body>
        </html>
        """
                .formatted(
                        book.manual().language(),
                        Markup.escaped(book.manual().title()),
                        Markup.resource("screen.css"),
                        body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
