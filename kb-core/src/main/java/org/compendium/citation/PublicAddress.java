package org.compendium.citation;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where readers reach this installation: what leaves it (mails, feeds, files) has addresses that
/// begin like this.
///
/// @param publicUrl scheme, host and path, for example `https://compendium.example.org`; null where
///   the address under which somebody asks is taken
@ConfigurationProperties("compendium")
public record PublicAddress(@Nullable String publicUrl) {

    public PublicAddress {
        if (publicUrl != null && publicUrl.isBlank()) {
            publicUrl = null;
        }
        if (publicUrl != null) {
            publicUrl = publicUrl.replaceFirst("/+$", "");
            if (!publicUrl.matches("https?://[^\\s?#]+")
                    || URI.create(publicUrl).getHost() == null) {
                throw new IllegalArgumentException(
                        "compendium.public-url must be like https://compendium.example.org, was "
                                + publicUrl);
            }
        }
    }

    /// Without a slash at the end.
    public Optional<String> url() {
        return Optional.ofNullable(publicUrl);
    }
}
