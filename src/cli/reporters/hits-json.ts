import { findingText, type Translate } from '../../i18n/index.ts';
import type { Hits } from './hits.ts';

/** The hits as JSON data: `portolan/hits/1`; `hits` are the flows. */
export function hitsJson(query: string, { flows, sections, ports, findings }: Hits, t: Translate): object {
	return {
		schema: 'portolan/hits/1',
		query,
		hits: flows.map(({ record, locale, shown }) => {
			const { id, topic, transports, protocols, security, witnesses } = record;
			return {
				...{ id, topic, title: record.titles[shown] ?? '', locale: shown, matched: locale },
				...{ ports: record.ports, transports, protocols, security },
				...{ source: record.source[shown] ?? null, destination: record.destination[shown] ?? null },
				...{ path: witnesses[shown]?.path ?? null, line: witnesses[shown]?.line ?? null },
			};
		}),
		sections: sections.map(({ topic, title, heading, text, shown, locale, path, anchor }) => ({
			...{ topic, title, heading, text, locale: shown, matched: locale, path, anchor },
		})),
		ports,
		findings: findings.map((finding) => {
			const { id, check, severity, locale, place, topic, row } = finding;
			return {
				...{ id, check, severity, locale, path: place.path, line: place.start.line, topic, row },
				message: findingText(finding, t),
			};
		}),
	};
}
