import { findingText, type Translate } from '../../i18n/index.ts';
import type { Answer } from '../../site/search/index.ts';
import type { Hits } from './hits.ts';

/** The hits as JSON data: `portolan/hits/1`; `hits` are the flows. */
export function hitsJson(
	query: string,
	{ flows, sections, ports, findings }: Hits,
	notes: Pick<Answer, 'corrected' | 'transports' | 'translations' | 'isWithoutWords'>,
	t: Translate,
): object {
	const { corrected, transports, translations, isWithoutWords } = notes;
	return {
		schema: 'portolan/hits/1',
		query,
		notes: { corrected, transports, translations, isWithoutWords },
		hits: flows.map(({ record, locale, shown, title, heading, disputes }) => {
			const { id, topic, ports: ranges, transports, protocols, security, fields, witnesses, alternatives } = record;
			return {
				...{ id, topic, title, heading, locale: shown, matched: locale },
				...{ ports: ranges, transports, protocols, security, alternatives },
				...{ source: fields.source?.[shown] ?? null, destination: fields.destination?.[shown] ?? null },
				...{ path: witnesses[shown]?.path ?? null, line: witnesses[shown]?.line ?? null },
				disputes: disputes.map(({ finding }) => {
					const { id, check, severity, actual, expected } = finding;
					return { id, check, severity, locale: finding.locale, actual, expected };
				}),
			};
		}),
		sections: sections.map(({ topic, title, heading, text, shown, locale, path, anchor }) => ({
			...{ topic, title, heading, text, locale: shown, matched: locale, path, anchor },
		})),
		ports,
		findings: findings.map((finding) => {
			const { id, check, severity, locale, location, topic, row } = finding;
			return {
				...{ id, check, severity, locale, path: location.path, line: location.start.line, topic, row },
				message: findingText(finding, t),
			};
		}),
	};
}
