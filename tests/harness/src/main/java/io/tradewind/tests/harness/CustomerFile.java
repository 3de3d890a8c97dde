package io.tradewind.tests.harness;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** A generated file of customers, the same at every run. */
public final class CustomerFile {
    private static final String[] PLACES = {"杭州", "宁波", "苏州", "上海", "北京", "深圳", "Berlin", "Lyon", "Osaka", "Austin"};
    private static final String[] WORDS = {"云帆", "海润", "精工", "新源", "博远", "智造", "Northwind", "Bluefin", "Arrow", "Delta"
    };
    private static final String[] KINDS = {"科技有限公司", "物流集团", "机电设备", "能源股份", "Industries", "Trading", "Systems", "Labs"
    };
    private static final String[] LEVELS = {"A", "B", "C", "D"};

    private CustomerFile() {}

    /** CSV with a header; columns {@code name, phone, email, level, employees, foundedYear}. */
    public static byte[] of(int rows) {
        Random random = new Random(20261123);
        StringBuilder text = new StringBuilder(rows * 80).append("name,phone,email,level,employees,foundedYear\n");
        for (int row = 0; row < rows; row++) {
            text.append(pick(PLACES, random))
                    .append(pick(WORDS, random))
                    .append(' ')
                    .append(Integer.toString(row, 36))
                    .append(' ')
                    .append(pick(KINDS, random))
                    .append(",+86 571 ")
                    .append(8_000_0000 + row)
                    .append(",info@c")
                    .append(row)
                    .append(".example,")
                    .append(pick(LEVELS, random))
                    .append(',')
                    .append(10 + random.nextInt(5_000))
                    .append(',')
                    .append(1950 + random.nextInt(75))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Imports such a file and waits until it is in. */
    public static void importInto(Api admin, int rows) {
        importInto(admin, "customers", of(rows), rows);
    }

    /**
     * Imports a file that makes records of a type and waits until it is in.
     *
     * @throws IllegalStateException if not so many records came of it
     */
    public static void importInto(Api admin, String type, byte[] file, int rows) {
        Api.Answer started = admin.upload("/" + type + "/import", type + ".csv", file, Map.of("mode", "create"))
                .expect(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        String job = location.substring(location.lastIndexOf('/') + 1);
        JsonNode seen;
        do {
            pause();
            seen = admin.get("/imports/" + job).expect(200).json();
        } while (!Set.of("DONE", "FAILED").contains(seen.path("state").asString()));
        if (seen.path("created").asLong() != rows) {
            throw new IllegalStateException(seen.toString());
        }
    }

    public static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static String pick(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }
}
