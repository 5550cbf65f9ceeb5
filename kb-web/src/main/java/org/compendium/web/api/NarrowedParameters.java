package org.compendium.web.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads [Narrowed] from the address: each parameter several times, or once with commas. Spring's
/// own data binding would take longer for it than a search takes to understand the question.
@Configuration(proxyBeanMethods = false)
class NarrowedParameters implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Narrowed.class;
    }

    @Override
    public Narrowed resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new Narrowed(
                values(request, "theme"),
                values(request, "country"),
                values(request, "region"),
                values(request, "group"),
                values(request, "stage"),
                values(request, "kind"),
                values(request, "body"),
                values(request, "language"),
                values(request, "year"));
    }

    private static @Nullable List<String> values(NativeWebRequest request, String name) {
        String @Nullable [] values = request.getParameterValues(name);
        return values == null
                ? null
                : Arrays.stream(values)
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }
}
