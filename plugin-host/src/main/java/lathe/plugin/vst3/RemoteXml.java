package lathe.plugin.vst3;

import java.util.ArrayList;
import java.util.List;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.RemotePage;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.instance.ParameterBank;

/**
 * The descriptor's remote pages as VST3 tells them to controllers: XML by the document type "VST Remote 1.1". A
 * descriptor without pages gets pages of eight in declared order.
 */
final class RemoteXml {

    private static final int NAME_BYTES = 64;

    /**
     * The remote that asks.
     *
     * @param vendor who makes it
     * @param name of the device
     * @param version of the device
     */
    record Remote(String vendor, String name, String version) {

        static Remote at(long info) {
            return new Remote(
                    NativeText.read(info), NativeText.read(info + NAME_BYTES), NativeText.read(info + 2 * NAME_BYTES));
        }
    }

    private RemoteXml() {}

    static String of(PluginDescriptor descriptor, ParameterBank bank, Remote remote) {
        StringBuilder xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<!DOCTYPE vstXML PUBLIC \"-//Steinberg//DTD VST Remote 1.1//EN\"")
                .append(" \"http://dtd.steinberg.net/VST-Remote-1.1.dtd\">\n")
                .append("<vstXML version=\"1.0\">\n")
                .append("  <plugin classID=\"%s\" name=\"%s\" vendor=\"%s\"/>\n"
                        .formatted(descriptor.vst3Id(), escape(descriptor.name()), escape(descriptor.vendor())))
                .append("  <originator>Lathe</originator>\n")
                .append("  <representation name=\"%s\" vendor=\"%s\" version=\"%s\">\n"
                        .formatted(escape(remote.name()), escape(remote.vendor()), escape(remote.version())));
        for (RemotePage page : pages(descriptor, bank)) {
            appendPage(xml, page, bank);
        }
        return xml.append("  </representation>\n</vstXML>\n").toString();
    }

    private static void appendPage(StringBuilder xml, RemotePage page, ParameterBank bank) {
        xml.append("    <page name=\"").append(escape(page.name())).append("\">\n");
        for (String id : page.parameterIds()) {
            int index = bank.indexOf(id);
            if (index < 0) {
                xml.append("      <cell/>\n");
                continue;
            }
            String type = bank.parameter(index).labels().isEmpty() ? "knob" : "switch";
            xml.append("      <cell><layer type=\"%s\" parameterID=\"%d\"><titleDisplay><name>%s</name></titleDisplay>"
                            .formatted(
                                    type,
                                    bank.number(index),
                                    escape(bank.parameter(index).name())))
                    .append("</layer></cell>\n");
        }
        xml.append("    </page>\n");
    }

    private static List<RemotePage> pages(PluginDescriptor descriptor, ParameterBank bank) {
        if (!descriptor.remotePages().isEmpty()) {
            return descriptor.remotePages();
        }
        List<RemotePage> pages = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < bank.count(); i++) {
            if (i != bank.bypassIndex()) {
                ids.add(bank.id(i));
            }
        }
        for (int from = 0; from < ids.size(); from += RemotePage.KNOBS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + RemotePage.KNOBS));
            pages.add(new RemotePage("", "Page " + (pages.size() + 1), some));
        }
        return pages;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
