package io.tradewind.runtime.internal.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.record.FieldKind;

/** What people with bad intentions write where a formula is asked for. Nothing of it is a formula. */
class FormulaAttackTest {
    private static Formula formula(String source) {
        return Formula.of(
                FormulaTest.field("custom.result", FieldKind.LONG_TEXT, source),
                name -> Optional.of(name)
                        .filter(known -> known.equals("name"))
                        .map(known -> FormulaTest.field(known, FieldKind.TEXT, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''.class",
                "name.class",
                "name.class.classLoader",
                "name.getClass()",
                "''.getClass().forName('java.lang.Runtime')",
                "name.getClass().forName('java.lang.Runtime').getRuntime().exec('id')",
                "T(java.lang.Runtime).getRuntime().exec('id')",
                "new java.io.File('/etc/passwd')",
                "new('java.lang.ProcessBuilder', 'id')",
                "java.lang.System.exit(0)",
                "java:lang:System:exit(0)",
                "${jndi:ldap://127.0.0.1/a}",
                "#{name}",
                "#foo",
                "@java.lang.Runtime@getRuntime()",
                "@silent name",
                "#pragma jexl.import java.lang\nname",
                "while(true) {}",
                "for(;;) {}",
                "for(x : name) x",
                "do { } while(true)",
                "x = 'a'; x",
                "name = 'a'; name",
                "name += 'a'",
                "var x = 1",
                "let x = 1",
                "() -> name",
                "x -> x",
                "function() { return 1 }",
                "(function(){})()",
                "return name",
                "throw name",
                "import java.lang.Runtime",
                "size(name)",
                "empty(name)",
                "empty name",
                "name[0]",
                "name['class']",
                "{'a': 1}",
                "[1, 2]",
                "{1, 2}",
                "`${name}`",
                "name =~ '(a+)+$'",
                "matches(name, '(a+)+$')",
                "name | name",
                "1 << 99",
                "name; name",
                "'; drop table core.users; --",
                "name /* */",
                "name // x",
                "eval('1')",
                "execute('1')",
                "constructor.constructor('return 1')()",
                "__proto__",
                "this",
                "context",
                "name?.bytes",
                "name.bytes",
                "name::toString",
                "..\\..\\etc",
                "\u0000",
                "\u202Ename",
                "repeat('x', 1000000000)",
                "pow(9, 999999999)",
                "9 ** 9",
                "1e999999999",
                "sleep(100000)",
                "system('id')",
                "cmd|' /C calc'!A0"
            })
    void is_refused(String source) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> formula(source)))
                .isInstanceOf(FormulaProblem.class);
    }

    @Test
    void texts_that_grow_and_grow_end_empty_and_soon() {
        String grown = "'" + "x".repeat(100) + "'";
        for (int times = 0; times < 25; times++) {
            grown = "replace(" + grown + ", 'x', 'xxxxxxxxxx')";
        }
        String doubling = "name" + " + name".repeat(280);
        Formula replacing = formula(grown);
        Formula adding = formula(doubling);

        assertSoon(() -> assertThat(replacing.value(field -> "x")).isNull());
        assertSoon(() -> assertThat(adding.value(field -> "x".repeat(10_000))).isNull());
    }

    @Test
    void numbers_that_grow_and_grow_end_empty_and_soon() {
        Formula large = formula("text(" + "999999999999999999999999999999 * ".repeat(50) + "1)");
        Formula small = formula("text(" + "0.0000000000000001 * ".repeat(80) + "1)");

        assertSoon(() -> assertThat(large.value(field -> null)).isNull());
        assertSoon(() -> assertThat(small.value(field -> null)).isEqualTo("0"));
    }

    @Test
    void the_longest_formulas_are_read_and_worked_out_soon() {
        Formula chain = formula("text(1" + " + 1".repeat(490) + ")");

        assertSoon(() -> assertThat(chain.value(field -> null)).isEqualTo("491"));
        for (String deep : new String[] {
            "(".repeat(1_000) + "1" + ")".repeat(1_000),
            "-".repeat(1_999) + "1",
            "!".repeat(1_990) + "true",
            "not ".repeat(490) + "true",
            "abs(".repeat(400) + "1" + ")".repeat(400),
            "true ? 1 : ".repeat(180) + "1"
        }) {
            assertSoon(() -> assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> formula(deep)))
                    .isInstanceOf(FormulaProblem.class));
        }
    }

    private static void assertSoon(Runnable work) {
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(2), work::run);
    }
}
