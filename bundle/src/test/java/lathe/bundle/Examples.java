package lathe.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;

/** Compiles an example as an author would and loads its plugin from a class loader of its own. */
final class Examples {

    private Examples() {}

    /** The only plugin of {@code examples/NAME}, compiled into {@code folder} with every warning an error. */
    static PluginDescriptor plugin(String name, Path folder) throws IOException {
        Path main = Path.of("..", "examples", name, "src", "main");
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "25",
                "-Xlint:all,-path",
                "-Werror",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
        try (Stream<Path> sources = Files.walk(main.resolve("java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(new String[0])))
                .as("javac of examples/" + name)
                .isZero();
        URL[] places = {
            folder.toUri().toURL(), main.resolve("resources").toUri().toURL()
        };
        ClassLoader loader = new URLClassLoader(places, Examples.class.getClassLoader());
        return ServiceLoader.load(PluginProvider.class, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .flatMap(provider -> provider.plugins().stream())
                .findFirst()
                .orElseThrow();
    }
}
