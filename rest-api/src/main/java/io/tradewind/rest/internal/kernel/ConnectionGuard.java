package io.tradewind.rest.internal.kernel;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.Preprocessor;

/**
 * Ends the connection after each request whose body comes in chunks. The server reads line breaks inside a quoted chunk extension as
 * the end of the chunk's header (CVE-2026-2332), so what follows such a body on the same connection may be a request that a proxy in
 * front never saw. Stands before all servlets, the browser door's too.
 */
@Component(service = Preprocessor.class)
public final class ConnectionGuard implements Preprocessor {
    @Activate
    public ConnectionGuard() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && http.getHeader("Transfer-Encoding") != null
                && response instanceof HttpServletResponse answer) {
            answer.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
