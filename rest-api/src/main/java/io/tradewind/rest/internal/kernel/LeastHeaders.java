package io.tradewind.rest.internal.kernel;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.Preprocessor;

/** Gives the answers that no door makes, such as those to addresses where there is none, the headers that all others have. */
@Component(service = Preprocessor.class)
public final class LeastHeaders implements Preprocessor {
    @Activate
    public LeastHeaders() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse answer) {
            SecurityHeaders.least(answer);
        }
        chain.doFilter(request, response);
    }
}
