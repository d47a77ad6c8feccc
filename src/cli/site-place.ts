import { UserError } from '../io/index.ts';
import type { SitePlace } from '../site/check-urls.ts';

/** Reads the address of a site (`--site`, or the setting `site.url`): its host, and the path that it has there. Throws a UserError. */
export function sitePlace(written: string): SitePlace {
	const url = URL.parse(written);
	if (url !== null && /^https?:$/.test(url.protocol)) return { origin: url.origin, base: url.pathname };
	throw new UserError(`--site "${written}": it must be a web address, such as https://docs.example.org/ports/`);
}
