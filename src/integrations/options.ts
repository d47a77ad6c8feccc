import type { Snapshot } from '../export/index.ts';
import type { ProjectOptions, SiteSettings } from '../io/index.ts';

/** The parts of a page that may be replaced by components of one's own, as paths from the site's root. */
export interface Components {
	/** What stands around every page: gets `title`, `description`, `lang`, `dir` and the page as its slot; `starlight` is Starlight's own. */
	readonly Layout?: string;
	/** Gets `locale` and `self`, which gives the page's address in a locale. */
	readonly Header?: string;
	/** Gets `locale`. */
	readonly Footer?: string;
}

/** The options of the integration. Those of `SiteSettings` outweigh the settings file's `site`. */
export interface PortolanOptions extends ProjectOptions, Omit<SiteSettings, 'url'> {
	/** Path of Portolan's pages below that of the site: `/ports/` unless said otherwise. */
	readonly base?: string;
	/** An earlier dataset: the site then tells what has changed since. */
	readonly since?: Snapshot | undefined;
	/** Whether Portolan's pages are part of the site; without them there are the loaders, the components and the data of the dev server. */
	readonly routes?: boolean;
	readonly components?: Components;
}
