package io.tradewind.rest.internal.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Refusal;

/** A record's version as an entity tag. */
public final class Version {
    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,18})\"?");

    private Version() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version of {@code If-Match}, if it was sent. */
    static Optional<Long> wanted(Call call) {
        return call.header("If-Match").map(Version::parse);
    }

    /** @throws Refusal 428 without {@code If-Match} */
    public static long required(Call call) {
        return wanted(call).orElseThrow(() -> Refusal.of(428, "request.if-match-missing"));
    }

    /** Whether the caller has the version already. */
    static boolean known(Call call, long version) {
        String tags = call.header("If-None-Match").orElse("");
        for (String tag : tags.split(",")) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(tag(version)) || bare.equals("W/" + tag(version))) {
                return true;
            }
        }
        return false;
    }

    private static long parse(String header) {
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Refusal.malformed("request.if-match-malformed", header);
        }
        return Long.parseLong(tag.group(1));
    }
}
