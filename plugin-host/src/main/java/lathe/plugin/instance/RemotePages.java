package lathe.plugin.instance;

import java.util.ArrayList;
import java.util.List;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.RemotePage;

/** The pages for a controller's knobs: the author's, or else the parameters in declared order, eight a page. */
public final class RemotePages {

    private RemotePages() {}

    /** The pages of a plugin; the bypass is on none of those made here. */
    public static List<RemotePage> of(PluginDescriptor descriptor, ParameterBank bank) {
        if (!descriptor.remotePages().isEmpty()) {
            return descriptor.remotePages();
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < bank.count(); i++) {
            if (i != bank.bypassIndex()) {
                ids.add(bank.id(i));
            }
        }
        List<RemotePage> pages = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += RemotePage.KNOBS) {
            int to = Math.min(ids.size(), from + RemotePage.KNOBS);
            String name = ids.size() <= RemotePage.KNOBS ? "Main" : "Page " + (pages.size() + 1);
            pages.add(new RemotePage("", name, ids.subList(from, to)));
        }
        return pages;
    }
}
