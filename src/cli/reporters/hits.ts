import type { Analysis, Finding, Locale, PerLocale, PortRecord } from '../../core/index.ts';
import { excerpt } from '../../search/index.ts';
import type { Answer, SiteSearch } from '../../site/search/index.ts';

/** What answers a query, by kind, each the best first. */
export interface Hits {
	readonly flows: readonly FlowHit[];
	readonly sections: readonly SectionHit[];
	readonly ports: readonly { readonly port: number; readonly names: readonly string[] }[];
	readonly findings: readonly Finding[];
}

/** `locale`s: the one to show, and that in which the words were found, or null where none were asked for. */
interface Shown {
	readonly shown: Locale;
	readonly locale: Locale | null;
}

/** A finding on a row, and what it puts right as short text: `80 → 443`. */
export interface Dispute {
	readonly finding: Finding;
	readonly change: string | undefined;
}

/** A row of a port table. */
export interface FlowHit extends Shown {
	readonly record: PortRecord;
	/** The title of its document and the heading above it, in the locale to show. */
	readonly title: string;
	readonly heading: string;
	/** What is said against the row as it is shown, errors first; remarks are left out. */
	readonly disputes: readonly Dispute[];
	/** How many findings are on the row in other locales. */
	readonly otherFindings: number;
}

/** A piece of prose under a heading. */
export interface SectionHit extends Shown {
	readonly topic: string | null;
	/** The title of its document. */
	readonly title: string;
	readonly heading: string;
	readonly text: string;
	/** A line of the text around what was found. */
	readonly excerpt: string;
	readonly path: string | null;
	/** Its fragment identifier on the topic's page. */
	readonly anchor: string | null;
}

/**
 * The hits of an answer as terminals need them; `reader` is the locale to show, or null for that in which words were found,
 * and `otherwise` that of hits without words.
 */
export async function hitsOf(
	{ hits, query }: Answer,
	search: Pick<SiteSearch, 'items'>,
	analysis: Analysis,
	reader: Locale | null,
	otherwise: Locale | null,
): Promise<Hits> {
	const byId = <One extends { readonly id: string }>(all: readonly One[]) => new Map(all.map((one) => [one.id, one]));
	const [records, findings, topics] = [byId(analysis.records), byId(analysis.findings), byId(analysis.topics)];
	const wanted = reader ?? otherwise ?? analysis.locales[0] ?? '';
	const items = async (kind: keyof Answer['hits']) =>
		Promise.all(
			hits[kind].map(async (hit) => {
				const [item] = await search.items([hit], reader ?? hit.locale ?? wanted);
				return item ? [{ ...item, locale: hit.locale }] : [];
			}),
		).then((all) => all.flat());
	return {
		flows: (await items('flows')).flatMap(({ id, locale, heading = '', findings: shownFindings = [] }) => {
			const record = records.get(id);
			if (!record) return [];
			const shown = shownOf(record.witnesses, [reader, locale, otherwise]);
			const all = record.findings.flatMap((finding) => findings.get(finding) ?? []);
			const own = ['error', 'warning'].flatMap((severity) => all.filter((finding) => finding.severity === severity));
			const disputes = own
				.filter((finding) => finding.locale === null || finding.locale === shown)
				.map((finding) => ({ finding, change: shownFindings.find(({ id }) => id === finding.id)?.change }));
			const title = topics.get(record.topic)?.documents[shown]?.title ?? record.topic;
			return [{ ...{ record, locale, shown, heading, title, disputes }, otherFindings: own.length - disputes.length }];
		}),
		sections: (await items('sections')).map(
			({ texts: [heading = '', text = ''], of, anchor = null, shown, locale }) => {
				const document = topics.get(of?.id ?? '')?.documents[shown];
				const around = excerpt(text, query, 90).map((stretch) => stretch.text);
				return {
					...{ topic: of?.id ?? null, shown, locale, heading, text, anchor, excerpt: around.join('') },
					...{ title: document?.title ?? '', path: document?.path ?? null },
				};
			},
		),
		ports: (await items('ports')).map(({ id, texts }) => ({ port: Number(id), names: texts })),
		findings: (await items('findings')).flatMap(({ id }) => findings.get(id) ?? []),
	};
}

/** The first of the locales that is there, else the first that is. */
function shownOf(texts: PerLocale<unknown>, wanted: readonly (Locale | null)[]): Locale {
	return wanted.find((locale) => locale !== null && locale in texts) ?? Object.keys(texts).sort()[0] ?? '';
}
