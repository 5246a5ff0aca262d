package lathe.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java in the README compiles against what is built here, and whole files are those of the examples. */
class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static final String IMPORTS = """
            import java.nio.file.Path;
            import lathe.core.audio.*;
            import lathe.core.dsp.*;
            import lathe.core.param.*;
            import lathe.core.process.*;
            import lathe.engine.arrange.*;
            import lathe.engine.prompt.*;
            import lathe.engine.render.*;
            import lathe.engine.seed.*;
            import lathe.engine.song.*;
            import lathe.engine.sound.classic.*;
            import lathe.neural.model.*;
            import lathe.neural.session.*;
            import lathe.postfx.dynamics.*;
            import lathe.postfx.loudness.*;
            import lathe.postfx.master.*;
            import lathe.vocoder.codec.*;
            import lathe.vocoder.mel.*;
            import lathe.vocoder.stream.*;
            """;

    @TempDir
    Path folder;

    @Test
    void everyJavaExampleCompiles() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher matcher = JAVA.matcher(Files.readString(Path.of("../README.md")));
        while (matcher.find()) {
            if (!matcher.group(1).startsWith("package ")) {
                examples.add(matcher.group(1));
            }
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(5);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (int i = 0; i < examples.size(); i++) {
            Path source = folder.resolve("Example" + i + ".java");
            Files.writeString(
                    source,
                    IMPORTS + "class Example" + i + " {\n    static void main(String[] args) throws Exception {\n"
                            + examples.get(i) + "\n    }\n}\n");
            int result = compiler.run(
                    null,
                    null,
                    null,
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    folder.toString(),
                    source.toString());
            assertThat(result).as(examples.get(i)).isZero();
        }
    }

    /** The examples themselves are compiled and run by the bundle's tests. */
    @Test
    void theGainPluginShownIsTheExample() throws IOException {
        String example = Files.readString(Path.of("../examples/gain/src/main/java/org/example/gain/GainPlugin.java"));
        assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + example + "```");
    }
}
