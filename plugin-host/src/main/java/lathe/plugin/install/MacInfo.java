package lathe.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two small files that make a folder a bundle on macOS. */
final class MacInfo {

    private MacInfo() {}

    static void write(Path folder, BundleContents contents) throws IOException {
        Files.writeString(folder.resolve("PkgInfo"), "BNDL????");
        Files.writeString(folder.resolve("Info.plist"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0"><dict>
                <key>CFBundlePackageType</key><string>BNDL</string>
                <key>CFBundleSignature</key><string>????</string>
                <key>CFBundleExecutable</key><string>%s</string>
                <key>CFBundleName</key><string>%s</string>
                <key>CFBundleIdentifier</key><string>%s</string>
                <key>CFBundleShortVersionString</key><string>%s</string>
                <key>CFBundleVersion</key><string>%s</string>
                </dict></plist>
                """.formatted(
                        xml(contents.name()),
                        xml(contents.name()),
                        xml(contents.plugins().getFirst().id() + ".bundle"),
                        xml(contents.plugins().getFirst().version()),
                        xml(contents.plugins().getFirst().version())));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
