package lathe.plugin.install;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Finds the jars that classes of this process came from, and copies them into bundles and runtimes. */
final class Jars {

    /** A class of each library that the bridge consists of. */
    private static final List<String> BRIDGE = List.of(
            "lathe.plugin.PluginProvider",
            "lathe.core.process.Processor",
            "org.jtransforms.fft.DoubleFFT_1D",
            "org.visnow.jlargearrays.LargeArray",
            "com.fasterxml.jackson.jr.ob.JSON",
            "com.fasterxml.jackson.core.JsonFactory");

    private static final FileTime NO_TIME = FileTime.fromMillis(315_532_800_000L); // 1980, where zip begins

    private Jars() {}

    /** What the bridge was loaded from: jars, or folders of classes in a build that is not packed yet. */
    static List<Path> ofBridge() throws InstallException {
        SequencedSet<Path> places = new LinkedHashSet<>();
        for (String name : BRIDGE) {
            try {
                places.add(of(Class.forName(name, false, Jars.class.getClassLoader())));
            } catch (ClassNotFoundException missing) {
                throw new InstallException(
                        name + " is not on the class path; this build of Lathe is incomplete", missing);
            }
        }
        return List.copyOf(places);
    }

    /** Where a class came from. */
    static Path of(Class<?> type) throws InstallException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new InstallException(type.getName() + " came from no file");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new InstallException(source.getLocation() + " is no file", impossible);
        }
    }

    /** Copies jars, and packs folders of classes; gives the names in the folder, in the same order. */
    static List<String> copy(Collection<Path> places, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> names = new ArrayList<>();
        for (Path place : places) {
            boolean packed = !Files.isDirectory(place);
            String name = packed ? place.getFileName().toString() : "classes-" + names.size() + ".jar";
            if (names.contains(name)) {
                name = names.size() + "-" + name;
            }
            if (packed) {
                Files.copy(place, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } else {
                pack(place, folder.resolve(name));
            }
            names.add(name);
        }
        return names;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Path file : files) {
                JarEntry entry =
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
                entry.setLastModifiedTime(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
