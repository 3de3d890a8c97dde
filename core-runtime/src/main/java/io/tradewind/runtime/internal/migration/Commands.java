package io.tradewind.runtime.internal.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a script into commands at the semicolons that are not inside of quotes, comments or PostgreSQL's {@code $$}. */
final class Commands {
    private static final Pattern TOKEN = Pattern.compile(
            "'[^']*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|;|[^'\"\\-/$;]+|.", Pattern.DOTALL);

    private Commands() {}

    static List<String> split(String script) {
        List<String> commands = new ArrayList<>();
        var command = new StringBuilder();
        var tokens = TOKEN.matcher(script);
        while (tokens.find()) {
            String token = tokens.group();
            if (token.equals(";")) {
                add(command, commands);
            } else if (!token.startsWith("--") && !token.startsWith("/*")) {
                command.append(token);
            }
        }
        add(command, commands);
        return commands;
    }

    private static void add(StringBuilder command, List<String> commands) {
        String text = command.toString().strip();
        if (!text.isEmpty()) {
            commands.add(text);
        }
        command.setLength(0);
    }
}
